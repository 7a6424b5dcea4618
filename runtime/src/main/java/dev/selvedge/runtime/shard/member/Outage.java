package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.internal.Log;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Says once that a source does not answer, and once that it does again. Not thread-safe. */
final class Outage {
  private final String source;
  private @Nullable Long since;

  Outage(String source) {
    this.source = source;
  }

  void noticed(@Nullable Throwable failure, long now) {
    if (since == null) {
      since = now;
      Throwable cause =
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
      Log.warning(
          Outage.class,
          "members cannot be learnt from "
              + source
              + ", which is asked again and again; the views before stay: "
              + (cause == null ? "no reply" : cause.getMessage()),
          null);
    }
  }

  void ended(long now) {
    if (since != null) {
      Log.warning(
          Outage.class,
          "members are learnt from " + source + " again, after " + Timings.words(now - since),
          null);
      since = null;
    }
  }
}
