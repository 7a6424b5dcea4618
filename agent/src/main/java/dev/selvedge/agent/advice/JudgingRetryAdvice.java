package dev.selvedge.agent.advice;

import dev.selvedge.runtime.retry.WovenRetry;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around the body of a {@code @Retry} method with {@code retryIf}, {@code fallback} or {@code
 * maxDuration}. Which of them it has are constants, so that the JIT drops the rest.
 */
public final class JudgingRetryAdvice {
  private JudgingRetryAdvice() {}

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

  @Advice.OnMethodExit(onThrowable = Throwable.class, repeatOn = Advice.OnNonDefaultValue.class)
  static boolean exit(
      @Advice.Enter int sequence,
      @Advice.Local("call") @Nullable Object call,
      @Advice.Local("cause") @Nullable Throwable cause,
      @Advice.Thrown(readOnly = false) @Nullable Throwable thrown,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
      @Binding(Binding.Kind.PLAN) Object plan,
      @Binding(Binding.Kind.JUDGED) boolean judged,
      @Binding(Binding.Kind.REJECTED) boolean rejected,
      @Binding(Binding.Kind.BACKED) boolean backed,
      @Binding(Binding.Kind.FITS) boolean fits,
      @Binding(Binding.Kind.STAND_IN) @Nullable Object standIn)
      throws Throwable {
    if (thrown == null) {
      boolean bad = false;
      if (judged) {
        try {
          bad = rejected;
        } catch (Throwable e) {
          WovenRetry.abandon(call);
          throw e;
        }
      }
      if (!bad) {
        if (call != null) {
          WovenRetry.succeeded(call);
        }
        return false;
      }
    }
    if (thrown instanceof StackOverflowError) {
      WovenRetry.abandon(call); // see there
      return false;
    }
    call = WovenRetry.call(call, plan, sequence);
    if (WovenRetry.again(call, thrown, returned)) {
      return true;
    }
    if (backed && WovenRetry.fallsBack(call)) {
      cause = WovenRetry.cause(call, thrown);
      if (fits) {
        try {
          returned = standIn;
        } catch (Throwable e) {
          throw WovenRetry.fallbackFailed(e, cause);
        }
        thrown = null;
        WovenRetry.fellBack(call, cause);
      }
    }
    return false;
  }
}
