package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.shard.placement.Member;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Who belongs to which ring, as far as this process knows, and this node's own part in it. One per
 * process. Thread-safe; nothing blocks the caller.
 *
 * <p>This node itself is among the members that a listener is told only while it may count on the
 * others to see it there. As soon as it may not (its heartbeats did not get through for the whole
 * of their life, a younger process has taken its id, it leaves) listeners are told the members
 * without it, so that it owns nothing; see also {@link #serves}.
 */
public interface Membership extends AutoCloseable {

  /**
   * Tells of the members of a ring: all of them, sorted by id, each time that they change, on a
   * thread of ours, one at a time. Members that are fixed are told before this returns. Told
   * nothing before there is a view that may be relied on; a source that is empty or fails is no
   * change. The list is empty where this node was the only member and is out.
   *
   * @throws dev.selvedge.runtime.InvalidSettingException if the ring's settings cannot be used
   */
  void watch(String ring, Consumer<List<Member>> listener);

  /**
   * Offers this node as a member of a ring, where it appears after a while; does nothing where
   * settings or DNS name the members.
   *
   * @throws dev.selvedge.runtime.InvalidSettingException if the ring's settings cannot be used, or
   *     do not let it be a member
   */
  void join(String ring);

  /**
   * Whether this node may run calls of the ring that others send: false from the moment at which
   * they may take it for gone. Looks at the clock, so that it is right even before the first timer
   * has gone off in a process that stood still. True while it {@linkplain #leave leaves}, so that
   * calls of those who do not know yet can be served; false afterwards.
   */
  boolean serves(String ring);

  /** Asks the source again soon: somebody has learnt that what is known here may be old. */
  void refresh(String ring);

  /**
   * Leaves all rings, for good. Listeners are told the members without this node.
   *
   * @return completes, never with a failure, once the other nodes have had the time to learn of it
   */
  CompletionStage<Void> leave();

  /** Stops everything at once, as a crash would, except that no thread is left. Never throws. */
  @Override
  void close();
}
