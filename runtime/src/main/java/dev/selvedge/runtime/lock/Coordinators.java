package dev.selvedge.runtime.lock;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.DaemonThreads;
import dev.selvedge.runtime.internal.DurationWords;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.internal.Secrets;
import dev.selvedge.runtime.internal.Services;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The coordinators of this process by name, each opened when it is first asked for. Thread-safe.
 *
 * <p>A store is opened on a thread of its own, once for all who wait for it, and without a lock:
 * the executor may be the application's, with all of its threads waiting for the store. One that
 * cannot be reached is tried again, for as long as the calls that need it are ready to wait.
 */
final class Coordinators {
  static final String KEY = "selvedge.coordinator";
  static final String LOCAL = "local";
  static final String DEFAULT_NAMESPACE = "selvedge";

  private static final DaemonThreads OPENERS = new DaemonThreads("selvedge-open");
  private static final long PAUSE = Duration.ofMillis(250).toNanos();

  private final LockEnvironment environment;
  private final Supplier<? extends Iterable<LockStoreProvider>> providers;
  private final Map<String, CompletableFuture<Coordinator>> opened = new ConcurrentHashMap<>();

  /** By URL: names that lead to one store share its queues and what a call around holds. */
  private final Map<String, CompletableFuture<Coordinator>> byUrl = new ConcurrentHashMap<>();

  /** Why a coordinator could not be opened the last time that it was tried. */
  private final Map<String, Throwable> troubles = new ConcurrentHashMap<>();

  private final AtomicBoolean warned = new AtomicBoolean();

  Coordinators(LockEnvironment environment) {
    this(environment, () -> Services.load(LockStoreProvider.class));
  }

  Coordinators(
      LockEnvironment environment, Supplier<? extends Iterable<LockStoreProvider>> providers) {
    this.environment = environment;
    this.providers = providers;
  }

  /** The coordinator if it is open, be it under another name that leads to the same store. */
  @Nullable Coordinator ifOpen(String name) {
    CompletableFuture<Coordinator> known = opened.get(name);
    if (known == null && !byUrl.isEmpty()) {
      CompletableFuture<Coordinator> shared = named(name).map(byUrl::get).orElse(null);
      if (shared != null && isOpen(shared)) {
        opened.putIfAbsent(name, shared);
        known = opened.get(name);
      }
    }
    return known != null && isOpen(known) ? known.getNow(null) : null;
  }

  private static boolean isOpen(CompletableFuture<Coordinator> coordinator) {
    return coordinator.isDone() && !coordinator.isCompletedExceptionally();
  }

  /**
   * The coordinator that a request is for; waits for it while it is opened, at most as long as the
   * request is ready to wait.
   *
   * @throws InvalidSettingException if it is not set up, or cannot give what is required
   * @throws LockStoreUnavailableException if it cannot be reached
   */
  Coordinator await(String method, LockRequest request) {
    Coordinator ready = ifOpen(request.coordinator());
    if (ready == null) {
      ready = awaitOpening(method, request);
    }
    check(ready, method, request);
    return ready;
  }

  private Coordinator awaitOpening(String method, LockRequest request) {
    LockClock clock = environment.clock();
    long patience = patience(request);
    long deadline = clock.nanoTime() + patience;
    while (true) {
      CompletableFuture<Coordinator> opening = opening(request.coordinator());
      try {
        return opening.get(Math.max(1, deadline - clock.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LockUnavailableException(
            "waiting for the coordinator of " + method + " was interrupted; the method did not run",
            e);
      } catch (TimeoutException e) {
        throw tooSlow(method, request, patience);
      } catch (ExecutionException e) {
        Throwable cause = Failures.unwrapped(e);
        if (!mayTryAgain(request, opening, cause, deadline)) {
          throw thrown(cause);
        }
        clock.park(this, PAUSE);
      }
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception
        ? exception
        : new LockStoreUnavailableException(String.valueOf(cause.getMessage()), cause);
  }

  /** As {@link #await}, without a thread that waits; cancelling it does nothing. */
  CompletableFuture<Coordinator> open(String method, LockRequest request) {
    CompletableFuture<Coordinator> result = new CompletableFuture<>();
    long patience = patience(request);
    Future<?> timer =
        environment
            .clock()
            .schedule(
                () -> result.completeExceptionally(tooSlow(method, request, patience)), patience);
    result.whenComplete((coordinator, trouble) -> timer.cancel(false));
    open(method, request, environment.clock().nanoTime() + patience, result);
    return result;
  }

  private void open(
      String method, LockRequest request, long deadline, CompletableFuture<Coordinator> result) {
    CompletableFuture<Coordinator> opening = opening(request.coordinator());
    opening.whenComplete(
        (coordinator, trouble) -> {
          try {
            if (coordinator != null) {
              check(coordinator, method, request);
              result.complete(coordinator);
            } else if (mayTryAgain(request, opening, Failures.unwrapped(trouble), deadline)) {
              environment.clock().schedule(() -> open(method, request, deadline, result), PAUSE);
            } else {
              result.completeExceptionally(thrown(Failures.unwrapped(trouble)));
            }
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
  }

  private boolean mayTryAgain(
      LockRequest request, CompletableFuture<Coordinator> opening, Throwable cause, long deadline) {
    opened.remove(request.coordinator(), opening);
    return cause instanceof LockStoreUnavailableException
        && deadline - environment.clock().nanoTime() > PAUSE;
  }

  private static long patience(LockRequest request) {
    return Math.max(Nanos.of(request.waitFor()), WaitTerms.LEAST_PATIENCE.toNanos());
  }

  private LockStoreUnavailableException tooSlow(String method, LockRequest request, long patience) {
    String key = keyOf(request.coordinator());
    Throwable trouble = troubles.get(request.coordinator());
    return new LockStoreUnavailableException(
        key
            + " '"
            + Secrets.masked(environment.settings().get(key).orElse(LOCAL))
            + "' could not be opened within "
            + DurationWords.ofNanos(patience)
            + " for "
            + method
            + "; the method did not run; "
            + (trouble == null
                ? "check that it is up and reachable"
                : "the last attempt ended with: " + trouble.getMessage()),
        trouble);
  }

  private CompletableFuture<Coordinator> opening(String name) {
    CompletableFuture<Coordinator> fresh = new CompletableFuture<>();
    CompletableFuture<Coordinator> known = opened.putIfAbsent(name, fresh);
    if (known != null) {
      return known;
    }
    Thread opener =
        OPENERS.newThread(
            () -> {
              try {
                Coordinator coordinator = create(name);
                troubles.remove(name);
                fresh.complete(coordinator);
              } catch (Throwable e) { // belongs to those who wait
                troubles.put(name, Failures.unwrapped(e));
                fresh.completeExceptionally(e);
              }
            });
    // providers may be the application's
    opener.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    opener.start();
    return fresh;
  }

  /** Opens it, or waits, on a thread that may, for another name's opening of the same URL. */
  private Coordinator create(String name) throws Exception {
    String url = url(name);
    CompletableFuture<Coordinator> fresh = new CompletableFuture<>();
    CompletableFuture<Coordinator> known = byUrl.putIfAbsent(url, fresh);
    if (known != null) {
      return known.get();
    }
    try {
      fresh.complete(create(name, url));
    } catch (Throwable e) {
      byUrl.remove(url, fresh);
      fresh.completeExceptionally(e);
    }
    return fresh.get();
  }

  private Coordinator create(String name, String url) {
    for (LockStoreProvider provider : providers.get()) {
      if (provider.accepts(url)) {
        return new Coordinator(
            name, namespace(), environment, context -> opened(provider, url, context));
      }
    }
    throw new InvalidSettingException(
        Diagnostic.COORDINATOR_UNKNOWN.message(keyOf(name), Secrets.masked(url)));
  }

  private static LockStore opened(LockStoreProvider provider, String url, StoreContext context) {
    try {
      return provider.open(url, context);
    } catch (LockStoreUnavailableException | InvalidSettingException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LockStoreUnavailableException(
          Secrets.masked(url) + " cannot be opened: " + Secrets.masked(String.valueOf(e)), e);
    }
  }

  private String url(String name) {
    Optional<String> url = named(name);
    if (url.isPresent()) {
      return url.get();
    }
    if (!name.isEmpty()) {
      throw new InvalidSettingException(Diagnostic.COORDINATOR_UNNAMED.message(name, keyOf(name)));
    }
    if (warned.compareAndSet(false, true)) {
      Log.warning(Coordinators.class, Diagnostic.COORDINATOR_UNSET.message(""), null);
    }
    return LOCAL;
  }

  /** The URL that settings name. */
  private Optional<String> named(String name) {
    return environment
        .settings()
        .get(keyOf(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  static String keyOf(String name) {
    return name.isEmpty() ? KEY : KEY + '.' + name;
  }

  private String namespace() {
    return environment
        .settings()
        .get("selvedge.namespace")
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(DEFAULT_NAMESPACE);
  }

  /**
   * Returns if it gives what is required.
   *
   * @throws InvalidSettingException if it does not
   */
  void check(Coordinator coordinator, String method, LockRequest request) {
    if (coordinator.store().guarantee().compareTo(request.require()) < 0) {
      throw new InvalidSettingException(
          Diagnostic.COORDINATOR_TOO_WEAK.message(
              coordinator.describe(), coordinator.store().guarantee(), method, request.require()));
    }
  }

  /** Replaces a coordinator; locks that are held stay where they are. */
  void use(String name, Function<StoreContext, LockStore> open) {
    Coordinator coordinator = new Coordinator(name, namespace(), environment, open);
    opened.put(name, CompletableFuture.completedFuture(coordinator));
  }

  /** Whether the default coordinator was named, be it by a setting or by the program. */
  boolean isDefaultChosen() {
    return opened.containsKey("")
        || environment.settings().get(KEY).filter(url -> !url.isBlank()).isPresent();
  }

  /** Sees out what was sent and is not confirmed, at most that long for each. */
  void awaitReleases(long nanos) {
    for (String name : opened.keySet()) {
      Coordinator coordinator = ifOpen(name);
      if (coordinator != null) {
        coordinator.releases().await(nanos);
      }
    }
  }
}
