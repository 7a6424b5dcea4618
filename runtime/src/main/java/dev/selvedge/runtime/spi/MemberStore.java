package dev.selvedge.runtime.spi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where nodes tell each other that they are there: a small table of records, each of which expires
 * by the store's own clock. Thread-safe. Nothing blocks the caller.
 *
 * <p>A store keeps records and compares incarnations; when to beat, who is a member, and what to do
 * when it does not answer is the runtime's, written once for all stores. A stage that fails means
 * that it is unknown whether the request took effect; it fails at the latest soon after the
 * patience that was given. Every store has to pass the tests in {@code selvedge-store-tests}.
 */
public interface MemberStore extends AutoCloseable {

  /** What it is for a reader; shows no secret. */
  String describe();

  /**
   * Writes this node's record, to expire after a time unless written again, and answers all
   * records, in one round trip. A record of the same id stays as it is unless the new one {@link
   * MemberRecord#replaces} it: the answer shows it. Forgets, of all nodes, what expired long ago.
   *
   * @param lifetime until the record expires
   * @param keepFor for how long an expired record is still answered (with no life left)
   * @param patience for how long the answer is waited for
   */
  CompletionStage<List<Seen>> beat(
      MemberRecord own, Duration lifetime, Duration keepFor, Duration patience);

  /**
   * All records, those included that have expired and are still kept; changes nothing.
   *
   * @param patience for how long the answer is waited for
   */
  CompletionStage<List<Seen>> read(Duration patience);

  /** Ends all connections and threads; records end with their lives. Never throws. */
  @Override
  void close();

  /**
   * A record as the store has it.
   *
   * @param remaining until it expires, by the store's clock; zero or negative once it has, and
   *     since when. Also zero where the store knows that the node's process has ended
   */
  record Seen(MemberRecord member, Duration remaining) {

    /** Whether the node has said so lately enough, whatever its state. */
    public boolean isAlive() {
      return !remaining.isNegative() && !remaining.isZero();
    }
  }
}
