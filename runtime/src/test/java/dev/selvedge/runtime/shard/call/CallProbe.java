package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.internal.CallDepth;

/** Looks at what the package keeps to itself. */
public final class CallProbe {
  private CallProbe() {}

  public static int depth() {
    return CallDepth.current();
  }
}
