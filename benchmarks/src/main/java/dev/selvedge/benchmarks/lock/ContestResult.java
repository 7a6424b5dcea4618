package dev.selvedge.benchmarks.lock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What came of one turn of a contest.
 *
 * @param rate handoffs in a second
 * @param requests that clients sent to the server, per handoff
 * @param commands that the server executed, those within scripts included, per handoff
 * @param p50 microseconds from just before a holder gives the lock back until the next one has it
 * @param p99 the same
 * @param fromOthers the share of handoffs from one process to another
 * @param processShare acquisitions of the most favoured process over those of the least
 * @param threadShare the same of threads
 */
record ContestResult(
    double rate,
    double requests,
    double commands,
    double p50,
    double p99,
    double fromOthers,
    double processShare,
    double threadShare) {

  /** Made of the lines that each process left. */
  static ContestResult of(
      List<List<String>> processes, int threads, double seconds, RedisUsage used) {
    List<Long> nanos = new ArrayList<>();
    List<Long> perProcess = new ArrayList<>();
    List<Long> perThread = new ArrayList<>();
    long fromOthers = 0;
    for (List<String> lines : processes) {
      long[] counts = new long[threads];
      for (String line : lines) {
        String[] parts = line.split(" ", 2);
        if (parts[0].equals("others")) {
          fromOthers += Long.parseLong(parts[1]);
        } else {
          counts[Integer.parseInt(parts[0])]++;
          nanos.add(Long.parseLong(parts[1]));
        }
      }
      perProcess.add(Arrays.stream(counts).sum());
      Arrays.stream(counts).forEach(perThread::add);
    }
    if (nanos.isEmpty()) {
      throw new IllegalStateException("nobody got the lock within " + seconds + " s");
    }
    Collections.sort(nanos);
    double handoffs = nanos.size();
    return new ContestResult(
        handoffs / seconds,
        used.requests() / handoffs,
        used.commands() / handoffs,
        nanos.get(nanos.size() / 2) / 1000.0,
        nanos.get((int) (nanos.size() * 0.99)) / 1000.0,
        fromOthers / handoffs,
        share(perProcess),
        share(perThread));
  }

  private static double share(List<Long> counts) {
    return (double) Collections.max(counts) / Collections.min(counts);
  }
}
