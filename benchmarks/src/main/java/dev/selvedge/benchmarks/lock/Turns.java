package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.Measurement;
import dev.selvedge.benchmarks.Median;
import dev.selvedge.benchmarks.process.Effort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Subjects that lock and unlock in turns, in one process and on one server: each round gives every
 * subject one short turn, and begins with another one, so that a busy stretch of the machine
 * touches all alike. Every thread has a key of its own, so nobody ever waits for a lock.
 */
final class Turns {

  private final List<? extends LockSubject> subjects;

  Turns(List<? extends LockSubject> subjects) {
    this.subjects = List.copyOf(subjects);
  }

  /**
   * One measurement per subject, in their order: microseconds that a thread takes to lock and
   * unlock once, and bytes that the whole process allocates meanwhile.
   */
  List<Measurement> run(String group, int threads, Effort effort)
      throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (LockSubject subject : subjects) {
        turn(pool, subject, threads, effort.warmUp());
      }
      Map<LockSubject, List<Turn>> turns = new LinkedHashMap<>();
      subjects.forEach(subject -> turns.put(subject, new ArrayList<>()));
      for (int round = 0; round < effort.rounds(); round++) {
        for (int place = 0; place < subjects.size(); place++) {
          LockSubject subject = subjects.get((round + place) % subjects.size());
          turns.getOrDefault(subject, List.of()).add(turn(pool, subject, threads, effort.turn()));
        }
      }
      return turns.entrySet().stream()
          .map(entry -> measurement(group, entry.getKey(), entry.getValue()))
          .toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private static Turn turn(
      ExecutorService pool, LockSubject subject, int threads, Duration duration)
      throws InterruptedException, ExecutionException {
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Future<Turn>> running = new ArrayList<>();
    long before = Allocation.bytes();
    for (int thread = 0; thread < threads; thread++) {
      String key = subject.name().replaceAll("\\W", "") + "-" + thread;
      Callable<Turn> cycles =
          () -> {
            together.await();
            return cycles(subject, key, duration);
          };
      running.add(pool.submit(cycles));
    }
    long operations = 0;
    double nanos = 0;
    for (Future<Turn> one : running) {
      operations += one.get().operations;
      nanos += one.get().nanos;
    }
    return new Turn(operations, nanos, Allocation.bytes() - before);
  }

  private static Turn cycles(LockSubject subject, String key, Duration duration) throws Exception {
    long start = System.nanoTime();
    long operations = 0;
    long elapsed;
    do {
      subject.take(key).giveBack();
      operations++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < duration.toNanos());
    return new Turn(operations, elapsed, 0);
  }

  private static Measurement measurement(String group, LockSubject subject, List<Turn> turns) {
    return new Measurement(
        group,
        subject.name(),
        "µs/op",
        turns.stream().map(turn -> turn.nanos / turn.operations / 1000).toList(),
        OptionalDouble.of(
            Median.of(turns.stream().map(turn -> (double) turn.bytes / turn.operations).toList())));
  }

  /** So many operations, and the time that the threads took for them, added up. */
  private record Turn(long operations, double nanos, long bytes) {}
}
