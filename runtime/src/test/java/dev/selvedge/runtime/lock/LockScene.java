package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.event.LockAcquired;
import dev.selvedge.runtime.event.LockLost;
import dev.selvedge.runtime.event.LockRefused;
import dev.selvedge.runtime.event.LockReleaseFailed;
import dev.selvedge.runtime.event.LockReleased;
import dev.selvedge.runtime.event.SelvedgeListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Locks on a virtual clock over a scripted store; what is given to the executor waits for us. */
final class LockScene implements SelvedgeListener {
  final VirtualLockClock clock = new VirtualLockClock();
  final FakeLockStore store = new FakeLockStore();
  final Settings settings = new Settings(List.of(new LockSchema()));
  final List<Object> events = new ArrayList<>();
  final Deque<Runnable> tasks = new ArrayDeque<>();
  final LockService service;
  final Coordinator coordinator;
  final Locks locks;

  LockScene() {
    this(true);
  }

  LockScene(boolean ordered) {
    store.ordered = ordered;
    Listeners listeners = new Listeners();
    listeners.add(this);
    LockEnvironment environment =
        new LockEnvironment(
            "me", new HolderNames("1@here"), clock, tasks::add, settings, listeners);
    service = new LockService(environment, new Coordinators(environment, List::of));
    locks = new ProcessLocks(service);
    locks.use("", context -> store);
    coordinator = Objects.requireNonNull(service.coordinators().ifOpen(""));
  }

  /** Runs what was given to the executor, and what that gives to it. */
  void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  static LockPlan.Builder plan() {
    return LockPlan.of("com.acme.Billing", "charge(Invoice)");
  }

  /** As a woven method does. */
  <T> @Nullable T call(LockPlan plan, LockKeys keys, Callable<? extends T> body) throws Exception {
    LockedCall frame = LockedCall.begin(service, plan, keys);
    if (frame == null) {
      return null;
    }
    T result = null;
    Throwable thrown = null;
    try {
      result = body.call();
    } catch (Throwable e) {
      thrown = e;
    }
    thrown = frame.end(thrown);
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown != null) {
      throw (Exception) thrown;
    }
    return result;
  }

  <T> @Nullable T call(LockPlan.Builder plan, String key, Callable<? extends T> body)
      throws Exception {
    return call(plan.build(), LockKeys.constant(key), body);
  }

  /** As a woven method that returns a stage does. */
  CompletableFuture<@Nullable Object> stage(LockPlan.Builder plan, String key, Callable<?> body) {
    return new LockedStage(service, plan.build(), body).start(() -> LockKeys.constant(key));
  }

  /** Whether nothing is left of any call. */
  boolean isIdle() {
    return coordinator.queues().size() == 0
        && coordinator.renewals().size() == 0
        && coordinator.releases().size() == 0
        && LockScope.isEmpty();
  }

  <E> List<E> heard(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void lockAcquired(LockAcquired event) {
    events.add(event);
  }

  @Override
  public void lockReleased(LockReleased event) {
    events.add(event);
  }

  @Override
  public void lockLost(LockLost event) {
    events.add(event);
  }

  @Override
  public void lockRefused(LockRefused event) {
    events.add(event);
  }

  @Override
  public void lockReleaseFailed(LockReleaseFailed event) {
    events.add(event);
  }
}
