package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.StaleViewException;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import org.jspecify.annotations.Nullable;

/** What routing a call has come to. */
sealed interface Outcome {

  /** The owner has run it, and this is what the method returned. */
  record Returned(byte[] result, String node) implements Outcome {}

  /** The owner has run it, and this is what the method threw. */
  record Threw(CallReply.Failure failure, String node) implements Outcome {}

  /** It is to run in this process: it owns the key by now, or may stand in for the owner. */
  record Here() implements Outcome {}

  /** It did not run, or may have. */
  record Failed(Kind kind, String message, @Nullable Throwable cause) implements Outcome {

    /** To be made by the thread that throws it, for the sake of its stack. */
    RuntimeException exception() {
      return switch (kind) {
        case UNAVAILABLE -> new ShardUnavailableException(message, cause);
        case STALE -> new StaleViewException(message, cause);
        case UNKNOWN -> new UnknownOutcomeException(message, cause);
      };
    }
  }

  /** What is known of a call that failed. */
  enum Kind {
    /** Nothing has run; the owner could not be reached or refused. */
    UNAVAILABLE(
        CallForwarded.Outcome.UNAVAILABLE,
        " and did not run",
        "call again once the owner can be reached, or use affinity = PREFERRED where any node may"
            + " run it"),

    /** Nothing has run; nodes do not agree on who the owner is. */
    STALE(
        CallForwarded.Outcome.STALE,
        " and did not run",
        "call again: nodes disagree on who owns the key for as long as they learn of a change"),

    /** It may have run. */
    UNKNOWN(
        CallForwarded.Outcome.UNKNOWN,
        "; it is not known whether it has run",
        "find out before it is called again, or make it @Idempotent");

    private final CallForwarded.Outcome told;
    private final String consequence;
    private final String remedy;

    Kind(CallForwarded.Outcome told, String consequence, String remedy) {
      this.told = told;
      this.consequence = consequence;
      this.remedy = remedy;
    }

    /** What listeners are told. */
    CallForwarded.Outcome told() {
      return told;
    }

    /** What it means that it has ended, for a message. */
    String consequence() {
      return consequence;
    }

    /** What can be done about it, for a message. */
    String remedy() {
      return remedy;
    }
  }
}
