package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.DurationWords;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * One store, and what this process does around it: the queues in front of it and the renewals.
 * Thread-safe.
 */
final class Coordinator implements StoreContext {
  /** Of the whole process: two coordinators may well lead to the same store. */
  private static final AtomicLong OWNERS = new AtomicLong();

  private final String name;
  private final String namespace;
  private final LockEnvironment environment;
  private final KeyQueues queues = new KeyQueues();
  private final Renewals renewals = new Renewals(this);
  private final PendingReleases releases = new PendingReleases();
  private final LockStore store;
  private final boolean leases;
  private final boolean ordered;

  /**
   * Opens the store.
   *
   * @param name empty for the default one
   */
  Coordinator(
      String name,
      String namespace,
      LockEnvironment environment,
      Function<StoreContext, LockStore> open) {
    this.name = name;
    this.namespace = namespace;
    this.environment = environment;
    this.store = open.apply(this);
    this.leases = store.leases();
    this.ordered = store.ordered();
  }

  String name() {
    return name;
  }

  LockStore store() {
    return store;
  }

  /** Whether what the store grants ends by itself. */
  boolean leases() {
    return leases;
  }

  boolean ordered() {
    return ordered;
  }

  LockClock clock() {
    return environment.clock();
  }

  Listeners listeners() {
    return environment.listeners();
  }

  KeyQueues queues() {
    return queues;
  }

  Renewals renewals() {
    return renewals;
  }

  PendingReleases releases() {
    return releases;
  }

  String describe() {
    return store.describe();
  }

  /** Identifies one acquisition, everywhere and for ever. */
  String nextOwner() {
    return environment.client() + '-' + Long.toString(OWNERS.incrementAndGet(), 36);
  }

  /** Takes back a question that nobody waits for any more; what fails, the lease ends. */
  void withdraw(AcquireRequest request) {
    try {
      CompletionStage<Void> done = Releases.future(store.withdraw(request));
      releases.add(done);
      done.whenComplete(
          (nothing, trouble) -> {
            if (trouble != null) {
              withdrawFailed(request, trouble);
            }
          });
    } catch (RuntimeException | Error e) {
      withdrawFailed(request, e);
    }
  }

  private void withdrawFailed(AcquireRequest request, Throwable trouble) {
    Log.warning(
        Coordinator.class,
        "a request for lock '"
            + request.key()
            + "' that is not needed any more could not be taken back at "
            + describe()
            + "; if it is granted, it ends with its lease of "
            + DurationWords.of(request.lease())
            + ": "
            + Failures.unwrapped(trouble),
        null);
  }

  @Override
  public String namespace() {
    return namespace;
  }

  @Override
  public String client() {
    return environment.client();
  }

  @Override
  public Executor executor() {
    return environment.executor();
  }

  @Override
  public void wake(String key) {
    queues.wake(key);
  }

  @Override
  public void wakeAll() {
    queues.wakeAll();
  }

  @Override
  public String toString() {
    return (name.isEmpty() ? "the coordinator " : "coordinator '" + name + "' ") + describe();
  }
}
