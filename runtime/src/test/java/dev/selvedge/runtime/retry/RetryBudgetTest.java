package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private static final long SECOND = 1_000_000_000;
  private static final long START = wrapsAfter(5 * SECOND);

  private final RetryBudget budget =
      new RetryBudget(RetryBudget.TOKENS, RetryBudget.REFILL_PER_SECOND, START);

  @Test
  void holdsFiveHundredTokens() {
    assertThat(takeAll(START)).isEqualTo(500);
    assertThat(budget.take(START)).isFalse();
    assertThat(budget.tokens(START)).isZero();
  }

  @Test
  void refillsTenTokensASecond() {
    takeAll(START);

    assertThat(budget.take(START + SECOND / 10 - 1)).isFalse();
    assertThat(takeAll(START + SECOND)).isEqualTo(10);
    assertThat(takeAll(START + 10 * SECOND)).isEqualTo(90);
  }

  @Test
  void neverHoldsMoreThanItsCapacity() {
    budget.take(START);
    budget.giveBack(1_000);

    assertThat(budget.tokens(START + 3_600 * SECOND)).isEqualTo(500);
    assertThat(takeAll(START + 3_600 * SECOND)).isEqualTo(500);
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    takeAll(START);
    budget.giveBack(3);

    assertThat(takeAll(START)).isEqualTo(3);
  }

  @Test
  void agreesWithAPlainCounterWhateverIsDone() {
    SplittableRandom random = new SplittableRandom(3);
    for (int run = 0; run < 100; run++) {
      int capacity = 1 + random.nextInt(20);
      RetryBudget lockFree = new RetryBudget(capacity, 1e9, 0); // a token a nanosecond
      long plain = capacity;
      long now = 0;
      for (int i = 0; i < 2_000; i++) {
        if (random.nextInt(4) == 0) {
          int passed = random.nextInt(4);
          now += passed;
          plain = Math.min(capacity, plain + passed);
        }
        boolean taken = lockFree.take(now);
        assertThat(taken).isEqualTo(plain > 0);
        plain -= taken ? 1 : 0;
        if (taken && random.nextInt(3) == 0) {
          lockFree.giveBack(1);
          plain++;
        }
        assertThat(lockFree.tokens(now)).isEqualTo(plain);
      }
    }
  }

  @Test
  void threadsNeverTakeMoreThanThereIsAndLoseNothing() throws Exception {
    int threads = 4;
    int rounds = 50_000;
    RetryBudget small = new RetryBudget(3, 10, START);
    AtomicLong out = new AtomicLong();
    AtomicLong most = new AtomicLong();
    inParallel(
        threads,
        seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          for (int i = 0; i < rounds; i++) {
            int held = 0;
            for (int want = 1 + random.nextInt(3); want > 0; want--) {
              if (small.take(START)) {
                held++;
                most.accumulateAndGet(out.incrementAndGet(), Math::max);
              }
            }
            out.addAndGet(-held); // first, or another thread may count a token twice
            small.giveBack(held);
          }
        });

    assertThat(most.get()).isBetween(1L, 3L);
    assertThat(small.tokens(START)).isEqualTo(3);
  }

  @Test
  void threadsShareOutExactlyWhatThereIs() throws Exception {
    AtomicLong taken = new AtomicLong();
    inParallel(4, seed -> taken.addAndGet(takeAll(START)));

    assertThat(taken).hasValue(500);
  }

  /** A reading of a clock that is about to go on at the least number there is. */
  private static long wrapsAfter(long nanos) {
    return Long.MAX_VALUE - nanos;
  }

  private int takeAll(long now) {
    int taken = 0;
    while (budget.take(now)) {
      taken++;
    }
    return taken;
  }

  private interface Work {
    void run(long seed);
  }

  private static void inParallel(int threads, Work work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        long seed = i;
        all.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  work.run(seed);
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
