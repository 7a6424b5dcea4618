package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.internal.Log;
import org.jspecify.annotations.Nullable;

/** Failures as text, whatever their own code does. */
final class StackText {
  private static final int MOST_FRAMES = 40;
  private static final int MOST_CAUSES = 4;

  private StackText() {}

  /** Its message; exceptions can compute it, and may fail to. */
  static @Nullable String message(Throwable failure) {
    try {
      return failure.getMessage();
    } catch (Throwable e) { // the code of an application, about an outcome that is worth more
      Log.debug(StackText.class, "an exception cannot tell its message", e);
      return null;
    }
  }

  /** Its stack and those of its causes, cut to a length that can be sent. */
  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable current = failure;
    for (int i = 0; current != null && i < MOST_CAUSES; i++) {
      if (i > 0) {
        text.append("caused by: ");
      }
      text.append(current.getClass().getName());
      String message = message(current);
      if (message != null) {
        text.append(": ").append(message, 0, Math.min(message.length(), 1_000));
      }
      text.append('\n');
      StackTraceElement[] frames = current.getStackTrace();
      for (int f = 0; f < Math.min(frames.length, MOST_FRAMES); f++) {
        text.append("  at ").append(frames[f]).append('\n');
      }
      current = cause(current);
    }
    return text.toString();
  }

  private static @Nullable Throwable cause(Throwable failure) {
    try {
      Throwable cause = failure.getCause();
      return cause == failure ? null : cause;
    } catch (Throwable e) { // as above
      Log.debug(StackText.class, "an exception cannot tell its cause", e);
      return null;
    }
  }
}
