package dev.selvedge.agent.advice;

import dev.selvedge.runtime.retry.WovenRetry;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around a {@code @Retry} method that returns a stage, whose body has been moved to a method of its
 * own: the first attempt is called here, later ones by the runtime. A stage that has completed well
 * already is returned as it is.
 */
public final class StageRetryAdvice {
  private StageRetryAdvice() {}

  @Advice.OnMethodEnter
  static int enter(
      @Advice.Local("call") @Nullable Object call,
      @Binding(Binding.Kind.TIMED) boolean timed,
      @Binding(Binding.Kind.PLAN) Object plan) {
    int sequence = WovenRetry.sequence();
    if (timed) {
      call = WovenRetry.begin(plan, sequence);
    }
    return sequence;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(
      @Advice.Enter int sequence,
      @Advice.Local("call") @Nullable Object call,
      @Advice.Thrown(readOnly = false) @Nullable Throwable thrown,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
      @Binding(Binding.Kind.PLAN) Object plan,
      @Binding(Binding.Kind.JUDGED) boolean judged,
      @Binding(Binding.Kind.ATTEMPT) Callable<?> attempt,
      @Binding(Binding.Kind.JUDGE) @Nullable Predicate<?> judge,
      @Binding(Binding.Kind.STAND_IN_LATER) @Nullable Object standIn,
      @Binding(Binding.Kind.STAND_IN_TAKES) @Nullable Class<?> takes) {
    if (thrown instanceof StackOverflowError) {
      WovenRetry.abandon(call); // see there
      return;
    }
    if (thrown != null || WovenRetry.isOpen(returned, judged)) {
      returned =
          WovenRetry.follow(call, plan, sequence, returned, thrown, attempt, judge, standIn, takes);
      thrown = null;
    } else if (call != null) {
      WovenRetry.succeeded(call);
    }
  }
}
