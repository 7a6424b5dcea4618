package dev.selvedge.runtime.shard;

import java.time.Duration;

/** This process as the others see it. Thread-safe. */
public interface Node {

  /** {@code selvedge.node.id}; where that is not set, the name of host and process. */
  String id();

  /** Where others reach it, {@code host:port}; empty where it does not listen, or not yet. */
  String address();

  /**
   * Whether calls of others may be sent here: something is bound, it is in every ring that it is to
   * be in, and it does not drain. Fit for a readiness probe.
   */
  boolean isServing();

  /**
   * Leaves all rings, lets the others know, refuses what still comes, and waits for the calls that
   * run. For good: a node that has left does not come back. Happens by itself when the JVM shuts
   * down, if anything is bound.
   *
   * @param most how long to wait in all
   * @return whether all calls have ended
   */
  boolean drain(Duration most);
}
