package faults;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many threads that take locks while they are interrupted and their stages are cancelled. */
final class Storm {
  private static final int THREADS = 4;
  private static final int KEYS = 3;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicIntegerArray holding = new AtomicIntegerArray(KEYS);
  private final AtomicLongArray tokens = new AtomicLongArray(KEYS);
  private final String prefix;

  private Storm(String prefix) {
    this.prefix = prefix;
  }

  /** On a store of its own, so that it can be closed. */
  static void run(String id, String prefix, int calls, long seed) throws Exception {
    Set<String> before = threads();
    AtomicReference<LockStore> store = new AtomicReference<>();
    Selvedge.locks()
        .use(
            "",
            context -> {
              store.set(open(System.getProperty("selvedge.coordinator"), context));
              return store.get();
            });
    new Storm(prefix).all(id, calls, seed);
    store.get().close();
    Set<String> left = threads();
    // threads that were told to end may need a moment for it
    for (int i = 0; i < 100 && !before.containsAll(left); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      left = threads();
    }
    left.removeAll(before);
    Worker.say(id, "threads " + left);
  }

  private static LockStore open(String url, StoreContext context) {
    for (LockStoreProvider provider : ServiceLoader.load(LockStoreProvider.class)) {
      if (provider.accepts(url)) {
        return provider.open(url, context);
      }
    }
    throw new IllegalStateException(url);
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !isPooledAndIdle(thread))
        .map(thread -> thread.getName() + "#" + thread.getId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of the runtime's pool before JDK 21: without a task, and gone after a minute of that. */
  private static boolean isPooledAndIdle(Thread thread) {
    return thread.getName().startsWith("selvedge-retry-")
        && Stream.of(thread.getStackTrace())
            .anyMatch(
                frame ->
                    frame.getClassName().equals(ThreadPoolExecutor.class.getName())
                        && frame.getMethodName().equals("getTask"));
  }

  private void all(String id, int calls, long seed) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      Random random = new Random(seed + t);
      threads.add(new Thread(() -> each(id, calls / THREADS, random), "storm-" + t));
    }
    threads.forEach(Thread::start);
    Random random = new Random(seed - 1);
    while (threads.stream().anyMatch(Thread::isAlive)) {
      threads.get(random.nextInt(THREADS)).interrupt();
      TimeUnit.MICROSECONDS.sleep(random.nextInt(3000));
    }
    // whatever was granted too late has been given back: every key can be had
    for (int key = 0; key < KEYS; key++) {
      Selvedge.locks().acquire(LockRequest.of(prefix + key)).close();
    }
    Worker.say(
        id,
        "stormed %d granted, %d interrupted, %d cancelled, %d busy, %d unanswered"
            .formatted(
                granted.get(), interrupted.get(), cancelled.get(), busy.get(), unanswered.get()));
  }

  private void each(String id, int calls, Random random) {
    for (int i = 0; i < calls; i++) {
      int key = random.nextInt(KEYS);
      LockRequest request =
          LockRequest.of(prefix + key).waitFor(random.nextInt(20) == 0 ? MOMENT : LONG);
      try {
        if (random.nextInt(3) == 0) {
          stage(key, request, random);
        } else {
          sync(key, request);
        }
      } catch (Throwable e) {
        if (!isDue(e, request)) {
          Worker.say(id, "storm failed " + e);
        }
      }
    }
  }

  /**
   * Whether a call may come to nothing so: only one that waited for no more than a moment, because
   * another had the lock then, or the store had not said anything yet. A store that fails, and a
   * wish that is not met while all others hold for no time at all, are mistakes.
   */
  private boolean isDue(Throwable failure, LockRequest request) {
    if (!request.waitFor().equals(MOMENT)) {
      return false;
    }
    if (failure instanceof LockUnavailableException) {
      busy.incrementAndGet();
      return true;
    }
    if (failure instanceof LockStoreUnavailableException
        && failure.getMessage().contains(" did not answer within ")) {
      unanswered.incrementAndGet();
      return true;
    }
    return false;
  }

  private void sync(int key, LockRequest request) {
    try {
      use(key, Selvedge.locks().acquire(request));
    } catch (LockUnavailableException e) {
      if (!(e.getCause() instanceof InterruptedException)) {
        throw e;
      }
      interrupted.incrementAndGet();
      if (!Thread.currentThread().isInterrupted()) {
        throw new AssertionError("the interruption is hidden from the caller", e);
      }
    } finally {
      Thread.interrupted();
    }
  }

  /** Nobody else has it, and nobody had it under a greater token. */
  private void use(int key, LockHandle handle) {
    granted.incrementAndGet();
    try (handle) {
      int holders = holding.incrementAndGet(key);
      long before = tokens.getAndSet(key, handle.token());
      holding.decrementAndGet(key);
      if (holders != 1 || before >= handle.token()) {
        throw new AssertionError(
            holders + " holders of " + key + ", token " + handle.token() + " after " + before);
      }
    }
  }

  private void stage(int key, LockRequest request, Random random) throws Throwable {
    CompletableFuture<LockHandle> stage =
        Selvedge.locks().acquireAsync(request).toCompletableFuture();
    if (random.nextBoolean()) {
      Thread.yield();
      if (stage.cancel(true)) {
        cancelled.incrementAndGet();
        return;
      }
    }
    while (true) {
      try {
        use(key, stage.get());
        return;
      } catch (InterruptedException e) {
        continue; // the stage is not told: its handle has to be given back
      } catch (ExecutionException e) {
        throw e.getCause();
      }
    }
  }
}
