package dev.selvedge.agent.advice;

import dev.selvedge.runtime.retry.WovenRetry;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Around the body of a {@code @Retry} method without any extras. The success path reads one static
 * field and two local variables; all else is behind a call, so that callers still inline.
 */
public final class RetryAdvice {
  private RetryAdvice() {}

  @Advice.OnMethodEnter
  static int enter() {
    return WovenRetry.sequence();
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, repeatOn = Advice.OnNonDefaultValue.class)
  static boolean exit(
      @Advice.Enter int sequence,
      @Advice.Local("call") @Nullable Object call,
      @Advice.Thrown @Nullable Throwable thrown,
      @Binding(Binding.Kind.PLAN) Object plan) {
    if (thrown == null) {
      if (call != null) {
        WovenRetry.succeeded(call);
      }
      return false;
    }
    if (thrown instanceof StackOverflowError) {
      WovenRetry.abandon(call); // see there
      return false;
    }
    call = WovenRetry.failed(call, plan, sequence, thrown);
    return call != null;
  }
}
