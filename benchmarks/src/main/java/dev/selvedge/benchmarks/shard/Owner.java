package dev.selvedge.benchmarks.shard;

/** The other end of a subject, in a process of its own. */
interface Owner extends AutoCloseable {

  /** Where it listens, {@code host:port}. */
  String address();

  @Override
  void close() throws Exception;
}
