package dev.selvedge.runtime.shard;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What woven methods call; nobody else should. Signatures name JDK types only, because the weaver
 * does not see the runtime. Thread-safe; a {@code frame} belongs to one invocation.
 */
public final class WovenShard {
  private WovenShard() {}

  /**
   * Whether the call is to run here: hash, slot, compare, and nothing else where it is.
   *
   * @param plan the method's {@link ShardPlan}
   * @param hash of the call's key
   */
  public static boolean isHere(Object plan, long hash) {
    ShardPlan known = (ShardPlan) plan;
    return known.state(ShardNode.ofProcess()).isHere(hash);
  }

  /**
   * Has the owner run the call, and waits for the result.
   *
   * @param plan the method's {@link ShardPlan}
   * @param arguments the call's, boxed
   * @param local runs lock and body here, should that turn out to be right
   * @return the result, boxed; null for void
   * @throws Throwable what the method threw at the owner, or why it is not known to have run
   */
  public static @Nullable Object forward(
      Object plan, long hash, @Nullable Object[] arguments, Callable<?> local) throws Throwable {
    return ShardNode.ofProcess().forward((ShardPlan) plan, hash, arguments, local);
  }

  /**
   * The same for a method that returns a stage. Waits without a thread and never throws.
   *
   * @return a {@link java.util.concurrent.CompletableFuture} of the result
   */
  public static Object forwardStage(
      Object plan, long hash, @Nullable Object[] arguments, Callable<?> local) {
    try {
      return ShardNode.ofProcess().forwardStage((ShardPlan) plan, hash, arguments, local);
    } catch (Throwable e) { // belongs into the stage, whatever it is
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * Selects the resource that owns the key, for {@link ShardContext#current()} too.
   *
   * @param plan the method's {@link ShardPlan}
   * @return the frame, to be given to {@link #exit}
   */
  public static Object enter(Object plan, long hash) {
    return ShardNode.ofProcess().select((ShardPlan) plan, hash);
  }

  /**
   * The selected resource.
   *
   * @param type of the {@code @Shard} parameter
   */
  public static Object resource(Object frame, Class<?> type) {
    return ((SelectFrame) frame).resource(type);
  }

  /** Ends what {@link #enter} began. Never throws. */
  public static void exit(Object frame) {
    ((SelectFrame) frame).exit();
  }
}
