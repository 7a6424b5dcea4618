package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.lock.local.LocalLockStore;
import dev.selvedge.runtime.lock.local.LocalSizes;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads, interruptions and cancellations; all of it has to come to rest. */
@Timeout(180)
class LockStormTest {
  private static final int THREADS = 8;

  private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);
  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final ScheduledExecutorService line = Executors.newScheduledThreadPool(2);
  private final Map<String, Guarded> guarded = new ConcurrentHashMap<>();
  private final AtomicInteger granted = new AtomicInteger();

  /** What a lock is to guard. */
  private static final class Guarded {
    private final AtomicInteger inside = new AtomicInteger();
    private volatile long lastToken;
  }

  @AfterEach
  void stop() throws Exception {
    for (ExecutorService one : List.of(pool, executor, line)) {
      one.shutdownNow();
      assertThat(one.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void inMemory() throws Exception {
    storm("storm-local", 100_000, LocalLockStore::of);
  }

  @Test
  void overARoughLine() throws Exception {
    storm("storm-rough", 10_000, context -> new RoughLockStore(context, line));
  }

  private void storm(String namespace, int calls, Function<StoreContext, LockStore> open)
      throws Exception {
    Settings settings = new Settings(List.of(new LockSchema()));
    settings.set("selvedge.namespace", namespace);
    LockEnvironment environment =
        new LockEnvironment(
            namespace,
            new HolderNames("1@here"),
            LockClock.SYSTEM,
            executor,
            settings,
            new Listeners());
    LockService service = new LockService(environment, new Coordinators(environment, List::of));
    service.coordinators().use("", open);
    Locks locks = new ProcessLocks(service);
    Coordinator coordinator = Objects.requireNonNull(service.coordinators().ifOpen(""));

    List<Thread> callers = new CopyOnWriteArrayList<>();
    CountDownLatch ready = new CountDownLatch(THREADS);
    AtomicBoolean over = new AtomicBoolean();
    AtomicLong underWay = new AtomicLong();
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      all.add(
          pool.submit(
              () -> {
                callers.add(Thread.currentThread());
                ready.countDown();
                for (int i = 0; i < calls / THREADS; i++) {
                  if (ThreadLocalRandom.current().nextBoolean()) {
                    sync(locks);
                  } else {
                    async(locks, underWay);
                  }
                }
                return null;
              }));
    }
    ready.await();
    Thread interrupter =
        new Thread(
            () -> {
              while (!over.get()) {
                callers.get(ThreadLocalRandom.current().nextInt(THREADS)).interrupt();
                LockSupport.parkNanos(500_000);
              }
            });
    interrupter.start();
    try {
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      over.set(true);
      interrupter.join();
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() - deadline < 0
        && (underWay.get() > 0
            || coordinator.queues().size() > 0
            || coordinator.renewals().size() > 0
            || coordinator.releases().size() > 0
            || LocalSizes.of(namespace) > 0)) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(underWay).as("calls under way").hasValue(0);
    assertThat(coordinator.queues().size()).as("queues").isZero();
    assertThat(coordinator.renewals().size()).as("held").isZero();
    assertThat(coordinator.releases().size()).as("pending releases").isZero();
    assertThat(LocalSizes.of(namespace)).as("keys in the store").isZero();
    assertThat(granted.get()).as("calls that ran").isGreaterThan(calls / 10);
  }

  private static LockRequest request() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    LockRequest request =
        random.nextInt(4) == 0
            ? LockRequest.of("k" + random.nextInt(3), "k" + random.nextInt(3))
            : LockRequest.of("k" + random.nextInt(3));
    return request.waitFor(Duration.ofMillis(random.nextInt(20))).lease(Duration.ofSeconds(30));
  }

  private void sync(Locks locks) {
    try (LockHandle lock = locks.acquire(request())) {
      enter(lock);
      leave(lock);
    } catch (LockUnavailableException | LockStoreUnavailableException e) {
      Thread.interrupted(); // as was to be expected
    }
  }

  private void async(Locks locks, AtomicLong open) {
    open.incrementAndGet();
    CompletableFuture<LockHandle> handle = locks.acquireAsync(request()).toCompletableFuture();
    boolean cancel = ThreadLocalRandom.current().nextInt(4) == 0;
    handle.whenComplete(
        (lock, trouble) -> {
          if (lock != null) {
            enter(lock);
            leave(lock);
            lock.close();
          }
          open.decrementAndGet();
        });
    if (cancel) {
      handle.cancel(false);
    } else {
      try {
        handle.get();
      } catch (InterruptedException e) {
        handle.cancel(false);
      } catch (ExecutionException e) {
        return; // as was to be expected
      }
    }
  }

  private void enter(LockHandle lock) {
    for (String key : lock.keys()) {
      Guarded here = guarded.computeIfAbsent(key, name -> new Guarded());
      if (here.inside.getAndIncrement() != 0) {
        broken.add("two at once in " + key);
      }
      long token = lock.token(key);
      if (token <= here.lastToken) {
        broken.add("token " + token + " after " + here.lastToken + " of " + key);
      }
      here.lastToken = token;
    }
    granted.incrementAndGet();
    Thread.yield();
  }

  private void leave(LockHandle lock) {
    for (String key : lock.keys()) {
      Objects.requireNonNull(guarded.get(key)).inside.decrementAndGet();
    }
  }

  private final List<String> broken = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void neverTwo() {
    assertThat(broken).isEmpty();
  }
}
