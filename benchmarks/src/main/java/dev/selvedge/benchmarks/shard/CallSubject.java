package dev.selvedge.benchmarks.shard;

/** One way of calling a method in another process. Thread-safe. */
interface CallSubject extends AutoCloseable {

  /** Waits for the answer. */
  Receipt call(Invoice invoice) throws Exception;

  @Override
  void close() throws Exception;
}
