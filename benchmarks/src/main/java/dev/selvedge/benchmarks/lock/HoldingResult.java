package dev.selvedge.benchmarks.lock;

/**
 * What it took to hold many locks, per second where nothing else is said.
 *
 * @param requests that the client sent to the server
 * @param commands that the server executed, those within scripts included
 * @param clientCpu milliseconds of CPU of the holding process
 * @param serverCpu milliseconds of CPU of the server
 * @param heap bytes per lock in the holding process
 */
record HoldingResult(
    double requests, double commands, double clientCpu, double serverCpu, double heap) {

  static HoldingResult of(RedisUsage used, long cpuNanos, double seconds, double heap) {
    return new HoldingResult(
        used.requests() / seconds,
        used.commands() / seconds,
        cpuNanos / 1e6 / seconds,
        used.cpuMillis() / seconds,
        heap);
  }
}
