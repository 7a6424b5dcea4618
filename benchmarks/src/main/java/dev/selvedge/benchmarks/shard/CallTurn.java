package dev.selvedge.benchmarks.shard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some callers that call one after the other's answer, all for the same time. */
final class CallTurn {

  private CallTurn() {}

  static CallResult run(CallSubject subject, int callers, Duration turn)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      long start = System.nanoTime();
      long end = start + turn.toNanos();
      List<Future<long[]>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        long first = caller * 1_000_000L;
        running.add(threads.submit(() -> callUntil(subject, first, end)));
      }
      List<long[]> nanos = new ArrayList<>();
      for (Future<long[]> caller : running) {
        nanos.add(caller.get());
      }
      return CallResult.of(nanos, (System.nanoTime() - start) / 1e9);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] callUntil(CallSubject subject, long first, long end) throws Exception {
    long[] nanos = new long[1 << 12];
    int calls = 0;
    for (long before = System.nanoTime(); before - end < 0; ) {
      long id = first + calls;
      Receipt receipt = subject.call(Invoice.of(id));
      long after = System.nanoTime();
      if (receipt.lastInvoice() != id) {
        throw new IllegalStateException("asked about %d, told of %s".formatted(id, receipt));
      }
      if (calls == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * calls);
      }
      nanos[calls++] = after - before;
      before = after;
    }
    return Arrays.copyOf(nanos, calls);
  }
}
