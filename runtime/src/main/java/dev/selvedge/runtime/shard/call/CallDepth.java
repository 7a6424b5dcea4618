package dev.selvedge.runtime.shard.call;

import org.jspecify.annotations.Nullable;

/** How many forwarded calls the current thread is in, one around the other. */
final class CallDepth {
  private static final ThreadLocal<@Nullable Integer> CURRENT = new ThreadLocal<>();

  private CallDepth() {}

  /** 0 on a thread that runs for nobody else. */
  static int current() {
    Integer depth = CURRENT.get();
    return depth == null ? 0 : depth;
  }

  static void set(int depth) {
    CURRENT.set(depth);
  }

  static void clear() {
    CURRENT.remove();
  }
}
