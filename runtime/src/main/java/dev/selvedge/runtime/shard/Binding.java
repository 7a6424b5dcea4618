package dev.selvedge.runtime.shard;

/** The offer of a class's {@code @ShardBy} methods to other nodes. Thread-safe. */
public interface Binding extends AutoCloseable {

  /** Takes the offer back; calls that run go on. This node stays a member of its rings. */
  @Override
  void close();
}
