package dev.selvedge.runtime.shard.call;

import org.jspecify.annotations.Nullable;

/** What a node answers to a request. */
sealed interface CallReply {

  /** The method has returned. */
  record Ok(byte[] result) implements CallReply {}

  /** The method has thrown. */
  record Thrown(Failure failure) implements CallReply {}

  /**
   * Nothing has run: by the view of who was asked, another node owns the key.
   *
   * @param owner its id
   */
  record NotOwner(long fingerprint, long viewVersion, String owner, String address)
      implements CallReply {}

  /**
   * Nothing has run.
   *
   * @param retryAfter milliseconds after which asking again may be worth it
   */
  record Refused(Refusal refusal, long retryAfter, String reason) implements CallReply {}

  /** The method has run, but what came of it could not be sent. */
  record Broken(String reason) implements CallReply {}

  /**
   * What a method has thrown.
   *
   * @param known name of the nearest type that the origin may know; empty for none
   * @param type name of its own type
   * @param retryable false for what is terminal to {@code @Retry} where it was thrown
   */
  record Failure(
      String known, String type, @Nullable String message, String stack, boolean retryable) {

    /** The same for where there is no room. */
    Failure withoutStack() {
      return new Failure(known, type, message, "", retryable);
    }
  }
}
