package faults;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Many threads that take locks while they are interrupted and their stages are cancelled. */
final class Storm {
  private static final int THREADS = 4;
  private static final int KEYS = 3;

  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger interrupted = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
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

  private static LockStore open(String url, dev.selvedge.runtime.spi.StoreContext context) {
    for (LockStoreProvider provider : ServiceLoader.load(LockStoreProvider.class)) {
      if (provider.accepts(url)) {
        return provider.open(url, context);
      }
    }
    throw new IllegalStateException(url);
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        // the runtime's pool before JDK 21: idle, and gone after a minute
        .filter(thread -> !thread.getName().startsWith("selvedge-retry-"))
        .map(thread -> thread.getName() + "#" + thread.getId())
        .collect(Collectors.toCollection(TreeSet::new));
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
        "stormed "
            + granted
            + " granted, "
            + interrupted
            + " interrupted, "
            + cancelled
            + " cancelled");
  }

  private void each(String id, int calls, Random random) {
    for (int i = 0; i < calls; i++) {
      LockRequest request =
          LockRequest.of(prefix + random.nextInt(KEYS))
              .waitFor(Duration.ofMillis(random.nextInt(20) == 0 ? 1 : 10_000));
      try {
        if (random.nextInt(3) == 0) {
          stage(request, random);
        } else {
          sync(request);
        }
      } catch (LockStoreUnavailableException e) {
        if (request.waitFor().toMillis() > 1) { // a store need not answer within that
          Worker.say(id, "storm failed " + e);
        }
      } catch (RuntimeException e) {
        Worker.say(id, "storm failed " + e);
      }
    }
  }

  private void sync(LockRequest request) {
    try {
      LockHandle handle = Selvedge.locks().acquire(request);
      granted.incrementAndGet();
      handle.close();
    } catch (LockUnavailableException e) {
      if (e.getCause() instanceof InterruptedException) {
        interrupted.incrementAndGet();
      }
    }
    Thread.interrupted();
  }

  private void stage(LockRequest request, Random random) {
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
        stage.get().close();
        granted.incrementAndGet();
        return;
      } catch (InterruptedException e) {
        continue; // the stage is not told: its handle has to be given back
      } catch (ExecutionException e) {
        return; // not granted in time
      }
    }
  }
}
