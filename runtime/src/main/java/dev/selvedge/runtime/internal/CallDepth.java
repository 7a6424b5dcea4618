package dev.selvedge.runtime.internal;

import org.jspecify.annotations.Nullable;

/** How many forwarded calls the current thread is in, one around the other. */
public final class CallDepth {
  private static final ThreadLocal<@Nullable Integer> CURRENT = new ThreadLocal<>();

  private CallDepth() {}

  /** 0 on a thread that runs for nobody else. */
  public static int current() {
    Integer depth = CURRENT.get();
    return depth == null ? 0 : depth;
  }

  public static void set(int depth) {
    if (depth == 0) {
      CURRENT.remove();
    } else {
      CURRENT.set(depth);
    }
  }
}
