package dev.selvedge.runtime.spi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Where nodes tell each other that they are there: a small table of records, each of which expires
 * by the store's own clock. Thread-safe. Nothing blocks the caller; a stage that fails means that
 * it is unknown whether the request took effect.
 */
public interface MemberStore extends AutoCloseable {

  /** What it is for a reader; shows no secret. */
  String describe();

  /**
   * Writes this node's record, to expire after a time unless written again, and answers all
   * records. A record of the same id with a greater incarnation stays as it is: the answer shows
   * it.
   *
   * @param keepFor for how long an expired record is still answered (with no life left)
   */
  CompletionStage<List<Seen>> beat(MemberRecord own, Duration lifetime, Duration keepFor);

  /** All records, those included that have expired and are still kept. */
  CompletionStage<List<Seen>> read();

  /** Ends all connections and threads. Never throws. */
  @Override
  void close();

  /**
   * A record as the store has it.
   *
   * @param remaining until it expires, by the store's clock; zero or negative once it has
   */
  record Seen(MemberRecord member, Duration remaining) {}
}
