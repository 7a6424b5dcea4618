package dev.selvedge.runtime.shard.call;

/** Looks at what the package keeps to itself. */
public final class CallProbe {
  private CallProbe() {}

  public static int depth() {
    return CallDepth.current();
  }
}
