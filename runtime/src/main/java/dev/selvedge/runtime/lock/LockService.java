package dev.selvedge.runtime.lock;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.event.LockRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Acquires locks for methods and for {@link Locks}. Thread-safe. */
final class LockService {
  static final LockService PROCESS = ofProcess();

  /** For how long a process that ends sees out what it gave back last. */
  private static final long LAST_RELEASES = Duration.ofSeconds(1).toNanos();

  private final LockEnvironment environment;
  private final Coordinators coordinators;

  LockService(LockEnvironment environment, Coordinators coordinators) {
    this.environment = environment;
    this.coordinators = coordinators;
  }

  private static LockService ofProcess() {
    LockEnvironment environment = LockEnvironment.ofProcess();
    LockService service = new LockService(environment, new Coordinators(environment));
    Runnable seeOut = () -> service.coordinators.awaitReleases(LAST_RELEASES);
    Runtime.getRuntime().addShutdownHook(new Thread(null, seeOut, "selvedge-releases", 0, false));
    return service;
  }

  LockEnvironment environment() {
    return environment;
  }

  Coordinators coordinators() {
    return coordinators;
  }

  /**
   * Acquires for the current thread's call, and waits on this thread.
   *
   * @throws LockUnavailableException if it is not granted in time, or the thread is interrupted
   * @throws LockStoreUnavailableException if the store does not answer in time
   */
  Holding acquire(String method, LockRequest request) {
    long start = environment.clock().nanoTime();
    Coordinator coordinator = coordinators.await(method, request);
    List<String> keys = request.keys().all();
    List<HeldKey> nested = nested(coordinator, method, request);
    if (nested.size() == keys.size()) {
      Holding outer = sameCall(nested);
      if (outer != null) {
        return outer;
      }
    }
    Thread thread = Thread.currentThread();
    LockAttempt attempt =
        new LockAttempt(
            coordinator,
            terms(method, request, start, thread),
            missing(keys, nested),
            start,
            () -> LockSupport.unpark(thread));
    try {
      drive(attempt, coordinator.clock());
    } catch (RuntimeException | Error e) {
      attempt.abandon();
      refused(method, request, attempt, e);
      throw e;
    }
    return new Holding(
        method,
        coordinator,
        attempt.got(),
        nested,
        request.holdAtLeast().toNanos(),
        attempt.waited());
  }

  private static void drive(LockAttempt attempt, LockClock clock) {
    long left = KeyWait.DONE;
    do {
      if (left != KeyWait.DONE) {
        clock.park(attempt, left);
      }
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw attempt.interrupted(new InterruptedException());
      }
      left = attempt.advance(true);
    } while (left != KeyWait.DONE);
    RuntimeException refusal = attempt.refusal();
    if (refusal != null) {
      throw refusal;
    }
  }

  /** Acquires without a thread that waits; fails with what {@link #acquire} throws. */
  CompletableFuture<Holding> acquireAsync(String method, LockRequest request) {
    long start = environment.clock().nanoTime();
    Thread thread = Thread.currentThread();
    Coordinator ready = coordinators.ifOpen(request.coordinator());
    if (ready == null) {
      return coordinators
          .open(method, request)
          .thenCompose(coordinator -> acquireAsync(coordinator, method, request, start, thread));
    }
    coordinators.check(ready, method, request);
    return acquireAsync(ready, method, request, start, thread);
  }

  private CompletableFuture<Holding> acquireAsync(
      Coordinator coordinator, String method, LockRequest request, long start, Thread caller) {
    // a call nested in one that holds the keys finds them only on the thread that holds them
    List<HeldKey> nested =
        Thread.currentThread() == caller ? nested(coordinator, method, request) : List.of();
    List<String> keys = request.keys().all();
    if (nested.size() == keys.size()) {
      Holding outer = sameCall(nested);
      if (outer != null) {
        return CompletableFuture.completedFuture(outer);
      }
    }
    return new AsyncDriver(coordinator)
        .start(
            signal ->
                new LockAttempt(
                    coordinator,
                    terms(method, request, start, caller),
                    missing(keys, nested),
                    start,
                    signal),
            (attempt, refusal) -> {
              refused(method, request, attempt, refusal);
            },
            attempt ->
                new Holding(
                    method,
                    coordinator,
                    attempt.got(),
                    nested,
                    request.holdAtLeast().toNanos(),
                    attempt.waited()));
  }

  private WaitTerms terms(String method, LockRequest request, long start, Thread thread) {
    return WaitTerms.of(
        method,
        environment.holderOn(thread),
        request.mode(),
        request.lease(),
        request.waitFor(),
        start);
  }

  /** Those of the keys that calls around this one hold on this thread. */
  private static List<HeldKey> nested(Coordinator coordinator, String method, LockRequest request) {
    if (LockScope.isEmpty()) {
      return List.of();
    }
    List<HeldKey> nested = new ArrayList<>(1);
    for (String key : request.keys().all()) {
      HeldKey held = LockScope.find(coordinator, key);
      if (held != null) {
        if (held.hold().mode() == LockMode.SHARED && request.mode() == LockMode.EXCLUSIVE) {
          throw new LockUpgradeException(
              "lock '"
                  + key
                  + "' is held as shared by the call around "
                  + method
                  + ", which asks for it as exclusive: two that share it would wait for each other"
                  + " for ever; take it as exclusive in the outer call");
        }
        nested.add(held);
      }
    }
    return nested;
  }

  /** The one call that holds all of them, which then is retained; null if there is none. */
  private static @Nullable Holding sameCall(List<HeldKey> nested) {
    Holding outer = nested.get(0).holding();
    for (HeldKey key : nested) {
      if (key.holding() != outer) {
        return null;
      }
    }
    return outer != null && outer.retain() ? outer : null;
  }

  private static List<String> missing(List<String> keys, List<HeldKey> nested) {
    if (nested.isEmpty()) {
      return keys;
    }
    List<String> missing = new ArrayList<>(keys);
    for (HeldKey key : nested) {
      missing.remove(key.hold().key());
    }
    return missing;
  }

  private void refused(String method, LockRequest request, LockAttempt attempt, Throwable refusal) {
    if (environment.listeners().any()) {
      LockRefused event =
          new LockRefused(
              method,
              request.keys().toString(),
              Duration.ofNanos(Math.max(0, attempt.waited())),
              refusal);
      environment.listeners().deliver(listener -> listener.lockRefused(event));
    }
  }
}
