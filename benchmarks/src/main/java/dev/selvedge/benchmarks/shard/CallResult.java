package dev.selvedge.benchmarks.shard;

import java.util.Arrays;
import java.util.List;

/**
 * What came of one turn.
 *
 * @param rate calls in a second, of all callers
 * @param p50 microseconds of a call
 * @param p99 the same
 */
record CallResult(double rate, double p50, double p99) {

  static CallResult of(List<long[]> callers, double seconds) {
    long[] nanos = callers.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    if (nanos.length == 0) {
      throw new IllegalStateException("no call was answered within " + seconds + " s");
    }
    return new CallResult(
        nanos.length / seconds,
        nanos[nanos.length / 2] / 1000.0,
        nanos[(int) (nanos.length * 0.99)] / 1000.0);
  }
}
