package dev.selvedge.runtime.lock;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.event.LockRefused;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.internal.Log;
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
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(null, seeOut, "selvedge-releases", 0, false));
    } catch (IllegalStateException e) { // the first lock of all is taken in a shutdown hook
      Log.debug(LockService.class, "nothing sees out the last releases of this process", e);
    }
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
    Borrowed borrowed = borrow(coordinator, method, request);
    Holding outer = sameCall(borrowed, request);
    if (outer != null) {
      return outer;
    }
    Thread thread = Thread.currentThread();
    LockAttempt attempt =
        attempt(
            coordinator,
            method,
            request,
            borrowed,
            start,
            thread,
            () -> LockSupport.unpark(thread));
    try {
      drive(attempt, coordinator.clock());
      return holding(coordinator, method, request, borrowed, attempt);
    } catch (RuntimeException | Error e) {
      attempt.abandon();
      borrowed.giveBack(false, true);
      refused(method, request, attempt, e);
      throw e;
    }
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
    if (ready != null) {
      coordinators.check(ready, method, request);
      Borrowed borrowed = borrow(ready, method, request);
      return acquireAsync(ready, method, request, borrowed, start, thread);
    }
    CompletableFuture<Holding> result = new CompletableFuture<>();
    coordinators
        .open(method, request)
        .whenCompleteAsync(
            (coordinator, trouble) -> {
              if (trouble != null) {
                result.completeExceptionally(Failures.unwrapped(trouble));
              } else if (!result.isDone()) {
                // nothing to borrow: no call around this one holds a key of a store opened since
                passOn(
                    acquireAsync(coordinator, method, request, Borrowed.NOTHING, start, thread),
                    result);
              }
            },
            environment.executor());
    return result;
  }

  /** To cancel the second, before it is done, cancels the first. */
  private static void passOn(CompletableFuture<Holding> from, CompletableFuture<Holding> to) {
    from.whenComplete(
        (holding, trouble) -> {
          if (holding == null) {
            to.completeExceptionally(Failures.unwrapped(trouble));
          } else if (!to.complete(holding)) {
            holding.leave(false, false);
          }
        });
    to.whenComplete((holding, trouble) -> from.cancel(false));
  }

  private CompletableFuture<Holding> acquireAsync(
      Coordinator coordinator,
      String method,
      LockRequest request,
      Borrowed borrowed,
      long start,
      Thread caller) {
    Holding outer = sameCall(borrowed, request);
    if (outer != null) {
      return CompletableFuture.completedFuture(outer);
    }
    return new AsyncDriver(coordinator)
        .start(
            signal -> attempt(coordinator, method, request, borrowed, start, caller, signal),
            (attempt, refusal) -> {
              borrowed.giveBack(false, false);
              refused(method, request, attempt, refusal);
            },
            attempt -> holding(coordinator, method, request, borrowed, attempt));
  }

  private LockAttempt attempt(
      Coordinator coordinator,
      String method,
      LockRequest request,
      Borrowed borrowed,
      long start,
      Thread caller,
      Runnable signal) {
    return new LockAttempt(
        coordinator,
        terms(method, request, start, caller),
        missing(request.keys().all(), borrowed),
        start,
        signal);
  }

  private static Holding holding(
      Coordinator coordinator,
      String method,
      LockRequest request,
      Borrowed borrowed,
      LockAttempt attempt) {
    LockLostException loss = borrowed.loss(); // while the other keys were waited for
    if (loss != null) {
      throw loss;
    }
    return new Holding(
        method,
        coordinator,
        attempt.got(),
        borrowed,
        Nanos.of(request.holdAtLeast()),
        attempt.waited());
  }

  private WaitTerms terms(String method, LockRequest request, long start, Thread thread) {
    return WaitTerms.of(
        method,
        environment.holders().of(thread),
        request.mode(),
        request.lease(),
        request.waitFor(),
        start);
  }

  /** Borrows those of the keys that calls around this one hold on this thread. */
  private static Borrowed borrow(Coordinator coordinator, String method, LockRequest request) {
    if (LockScope.isEmpty()) {
      return Borrowed.NOTHING;
    }
    List<HeldKey> found = new ArrayList<>(1);
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
        found.add(held);
      }
    }
    return Borrowed.of(found);
  }

  /** The one call that holds these keys and no others; null if there is none. */
  private static @Nullable Holding sameCall(Borrowed borrowed, LockRequest request) {
    if (borrowed.lenders().size() != 1) {
      return null;
    }
    Holding outer = borrowed.lenders().get(0);
    int keys = borrowed.keys().size();
    return keys == request.keys().all().size() && keys == outer.keys().size() ? outer : null;
  }

  private static List<String> missing(List<String> keys, Borrowed borrowed) {
    return borrowed.keys().isEmpty()
        ? keys
        : keys.stream().filter(key -> !borrowed.has(key)).toList();
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
