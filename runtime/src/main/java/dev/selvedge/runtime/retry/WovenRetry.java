package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.internal.Log;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What woven methods call; nobody else should. Signatures name JDK types only, because the weaver
 * does not see the runtime. Thread-safe; a {@code call} belongs to one invocation.
 */
public final class WovenRetry {
  /** Stands for a call that could not be made. */
  private static final Object NOT_RETRIED = new Object();

  private WovenRetry() {}

  /**
   * Links a method without a companion to a plan made from its annotation; a bootstrap method.
   *
   * @param signature method and erased parameter types
   * @param attributes what the annotation spells out, as {@code name=value}
   */
  public static CallSite plan(
      MethodHandles.Lookup host,
      String unused,
      MethodType type,
      String signature,
      String... attributes) {
    RetryPlan plan = RetryPlan.fromText(host.lookupClass(), signature, attributes);
    return new ConstantCallSite(MethodHandles.constant(Object.class, plan).asType(type));
  }

  /** Read at entry: what is given up on later was given up on during the call. */
  public static int sequence() {
    return GiveUps.sequence();
  }

  /** Starts the clock at entry, for methods with {@code maxDuration}. */
  public static Object begin(Object plan, int sequence) {
    Object call = call(null, plan, sequence);
    if (call instanceof RetryCall timed) {
      timed.enterScope();
    }
    return call;
  }

  /** The body threw. Returns the call if the body is to run again, null if it has ended. */
  public static @Nullable Object failed(
      @Nullable Object call, Object plan, int sequence, Throwable failure) {
    Object state = call(call, plan, sequence);
    return again(state, failure, null) ? state : null;
  }

  /** The body returned after earlier failures, or the clock was started. */
  public static void succeeded(Object call) {
    if (call instanceof RetryCall state) {
      try {
        state.recovered();
      } catch (RuntimeException | Error e) { // it must not take the place of the user's result
        report(state.plan(), e);
      }
    }
  }

  /**
   * The call of an outcome that is no success, made at the first one. Should making it fail, what
   * is returned is never retried: our trouble must not take the place of the user's failure.
   */
  public static Object call(@Nullable Object call, Object plan, int sequence) {
    if (call != null) {
      return call;
    }
    try {
      return new RetryCall((RetryPlan) plan, sequence);
    } catch (RuntimeException | Error e) {
      report(plan, e);
      return NOT_RETRIED;
    }
  }

  /**
   * Whether the body is to run again.
   *
   * @param failure null where the result was rejected
   */
  public static boolean again(Object call, @Nullable Throwable failure, @Nullable Object result) {
    return call instanceof RetryCall state && SyncRetry.again(state, failure, result);
  }

  /**
   * Ends a call without a decision: its predicate threw, or its body ran out of stack. The latter
   * is never retried and nothing of ours is asked about it, not even the plan: a class whose
   * initialiser runs out of stack is lost to the JVM for good.
   */
  public static void abandon(@Nullable Object call) {
    if (call instanceof RetryCall state) {
      state.exitScope();
    }
  }

  public static boolean fallsBack(Object call) {
    return call instanceof RetryCall state && state.fallsBack();
  }

  /** What a fallback gets as its last argument. */
  public static Throwable cause(Object call, @Nullable Throwable failure) {
    return failure != null ? failure : ((RetryCall) call).stopped();
  }

  public static void fellBack(Object call, Throwable cause) {
    ((RetryCall) call).fellBack(cause);
  }

  /** The fallback's own failure, which carries what it was called for. */
  public static Throwable fallbackFailed(Throwable failure, Throwable cause) {
    if (!CauseChain.contains(failure, cause)
        && !CauseChain.contains(cause, failure)
        && !FailureHistory.isCrowded(failure)) {
      failure.addSuppressed(cause);
    }
    return failure;
  }

  /**
   * Whether a returned stage has to be followed: not where it is null or, unless results are
   * judged, has already completed well.
   */
  public static boolean isOpen(@Nullable Object stage, boolean judged) {
    if (stage == null) {
      return false;
    }
    return judged || !StageState.isKnownGood(stage);
  }

  /**
   * Follows a stage, or a body that threw instead of returning one, to its end.
   *
   * @param call not null where the clock was started at entry
   * @param stage what the first attempt returned; null where it threw
   * @param attempt runs the body again with the caller's arguments
   * @param rejects judges results; null where there is no {@code retryIf}
   * @param fallback null, a {@link Callable} or a {@link Function} of the failure
   * @param fallbackTakes the type that the function takes; null where there is no function
   * @return the stage for the caller
   */
  public static Object follow(
      @Nullable Object call,
      Object plan,
      int sequence,
      @Nullable Object stage,
      @Nullable Throwable thrown,
      Callable<?> attempt,
      @Nullable Predicate<?> rejects,
      @Nullable Object fallback,
      @Nullable Class<?> fallbackTakes) {
    RetryCall timed = call instanceof RetryCall state ? state : null;
    if (timed != null) {
      timed.exitScope();
    }
    @SuppressWarnings("unchecked") // the weaver pairs the lambdas of one and the same method
    AsyncRetry<Object> retry =
        new AsyncRetry<>(
            (RetryPlan) plan,
            sequence,
            timed,
            (Callable<CompletionStage<Object>>) attempt,
            (Predicate<Object>) rejects,
            AsyncFallback.of(fallback, fallbackTakes));
    return retry.follow((CompletionStage<?>) stage, thrown);
  }

  static void discard(RetryPlan plan, @Nullable Object result) {
    if (result instanceof AutoCloseable resource) {
      try {
        resource.close();
      } catch (Throwable e) { // nobody wants the result, so no trouble with it may end the call
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        Log.warning(WovenRetry.class, "closing a rejected result of " + plan.method(), e);
      }
    }
  }

  private static void report(Object plan, Throwable e) {
    Log.error(WovenRetry.class, "retrying by " + plan + " failed", e);
  }
}
