package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.RemoteInvocationException;
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
      append(text, current);
      current = cause(current);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Throwable failure) {
    text.append(failure.getClass().getName());
    String message = failure instanceof RemoteInvocationException ? null : message(failure);
    if (message != null) {
      text.append(": ").append(message, 0, Math.min(message.length(), 1_000));
    }
    text.append('\n');
    StackTraceElement[] frames = frames(failure);
    for (int f = 0; f < Math.min(frames.length, MOST_FRAMES); f++) {
      text.append("  at ").append(frames[f]).append('\n');
    }
    RemoteInvocationException remote = remote(failure);
    if (remote != null && !remote.remoteStack().isEmpty()) {
      text.append("at node '").append(remote.node()).append("':\n").append(remote.remoteStack());
    }
  }

  /** Where it has come from, if that is yet another node. */
  private static @Nullable RemoteInvocationException remote(Throwable failure) {
    if (failure instanceof RemoteInvocationException remote) {
      return remote;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (suppressed instanceof RemoteInvocationException remote) {
        return remote;
      }
    }
    return null;
  }

  private static StackTraceElement[] frames(Throwable failure) {
    try {
      return failure.getStackTrace();
    } catch (Throwable e) { // as above
      Log.debug(StackText.class, "an exception cannot tell its stack", e);
      return new StackTraceElement[0];
    }
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
