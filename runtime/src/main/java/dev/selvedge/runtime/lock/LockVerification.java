package dev.selvedge.runtime.lock;

import dev.selvedge.DistributedLock;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.Log;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks, at the start of a program, that the coordinators of its {@code @DistributedLock} methods
 * are set up, can be reached and give what the methods require.
 */
public final class LockVerification {
  /** For how long a store may take to be there: programs and their stores often start together. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Coordinators coordinators;
  private final LockEnvironment environment;
  private final List<String> problems = new ArrayList<>();
  private final List<LockStoreUnavailableException> unavailable = new ArrayList<>();

  LockVerification(LockEnvironment environment, Coordinators coordinators) {
    this.environment = environment;
    this.coordinators = coordinators;
  }

  /** Of this process. */
  public static LockVerification ofProcess() {
    LockService service = LockService.PROCESS;
    return new LockVerification(service.environment(), service.coordinators());
  }

  /** Opens every coordinator that methods of these classes use. */
  public void check(Collection<Class<?>> classes) {
    Map<String, List<LockUse>> uses = new LinkedHashMap<>();
    for (Class<?> type : classes) {
      for (Method method : methods(type)) {
        DistributedLock lock = method.getAnnotation(DistributedLock.class);
        if (lock != null && !method.isSynthetic()) {
          LockUse use = use(type, method, lock);
          uses.computeIfAbsent(use.request.coordinator(), name -> new ArrayList<>()).add(use);
        }
      }
    }
    uses.forEach(this::check);
  }

  private static Method[] methods(Class<?> type) {
    try {
      return type.getDeclaredMethods();
    } catch (LinkageError e) { // of a signature: the other methods of the class work without it
      Log.warning(
          LockVerification.class,
          "the coordinators of "
              + type.getName()
              + " cannot be checked, as a class that it names is not there: "
              + e,
          null);
      return new Method[0];
    }
  }

  private record LockUse(String method, LockRequest request) {}

  private LockUse use(Class<?> type, Method method, DistributedLock lock) {
    LockAttributes declared =
        new LockAttributes(
            lock.waitFor(),
            lock.lease(),
            lock.onBusy(),
            lock.onLost(),
            lock.holdAtLeast(),
            lock.mode(),
            lock.require(),
            lock.coordinator());
    LockPolicy policy =
        LockPolicy.resolve(declared, type.getName(), method.getName(), environment.settings(), 0);
    return new LockUse(
        type.getName() + '#' + method.getName(),
        policy.request(LockKeys.constant(lock.value())).waitFor(PATIENCE));
  }

  private void check(String coordinator, List<LockUse> uses) {
    if (coordinator.isEmpty() && !coordinators.isDefaultChosen()) {
      problems.add(Diagnostic.COORDINATOR_UNSET.message(" for " + uses.get(0).method));
      return;
    }
    for (LockUse use : uses) {
      try {
        coordinators.await(use.method, use.request);
      } catch (InvalidSettingException e) {
        problems.add(String.valueOf(e.getMessage()));
        if (coordinators.ifOpen(coordinator) == null) {
          return; // the same for all of them
        }
      } catch (LockStoreUnavailableException e) {
        unavailable.add(e);
        return;
      }
    }
  }

  /** What is wrong with how coordinators are set up, as whole messages. */
  public List<String> problems() {
    return problems;
  }

  /** Stores that could not be reached. */
  public List<LockStoreUnavailableException> unavailable() {
    return unavailable;
  }
}
