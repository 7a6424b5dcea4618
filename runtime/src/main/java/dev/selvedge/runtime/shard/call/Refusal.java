package dev.selvedge.runtime.shard.call;

import org.jspecify.annotations.Nullable;

/** Why a node does not run a call; decided before anything of it has run. */
enum Refusal {
  DRAINING(4, "is about to stop"),
  OVERLOADED(5, "has too much to do"),
  UNKNOWN_METHOD(6, "does not offer this method"),
  BAD_REQUEST(7, "could not read the request"),
  MISMATCH(8, "has another configuration of the ring"),
  NOT_READY(9, "is not ready yet"),
  EXPIRED(10, "had no time left to begin");

  private final int code;
  private final String words;

  Refusal(int code, String words) {
    this.code = code;
    this.words = words;
  }

  int code() {
    return code;
  }

  /** What the node does, or is, as messages say it. */
  String words() {
    return words;
  }

  static @Nullable Refusal of(int code) {
    for (Refusal refusal : values()) {
      if (refusal.code == code) {
        return refusal;
      }
    }
    return null;
  }
}
