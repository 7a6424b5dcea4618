package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.shard.placement.Member;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Who belongs to which ring, as far as this process knows, and this node's own part in it. One per
 * process. Thread-safe; nothing blocks the caller.
 */
public interface Membership extends AutoCloseable {

  /**
   * Tells of the members of a ring: all of them, each time that they change, on a thread of ours,
   * one at a time. Told nothing before there is a view that may be relied on; a source that is
   * empty or fails is no change.
   */
  void watch(String ring, Consumer<List<Member>> listener);

  /** Offers this node as a member of a ring; does nothing where settings name the members. */
  void join(String ring);

  /** Asks the source again soon: somebody has learnt that what is known here may be old. */
  void refresh(String ring);

  /**
   * Leaves all rings, for good.
   *
   * @return completes once the other nodes have had the time to learn of it
   */
  CompletionStage<Void> leave();

  /** Stops everything at once, as a crash would, except that no thread is left. Never throws. */
  @Override
  void close();
}
