package dev.selvedge.agent.advice;

import dev.selvedge.runtime.lock.WovenLock;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/**
 * Around the body of a {@code @DistributedLock} method: from the entry's return on, there is no way
 * out of the body that does not give the lock back. The arguments are read at the entry only, so
 * the body may overwrite them.
 */
public final class LockAdvice {
  private LockAdvice() {}

  @Advice.OnMethodEnter(skipOn = Advice.OnDefaultValue.class)
  static @Nullable Object enter(
      @LockBinding(LockBinding.Kind.PLAN) Object plan,
      @LockBinding(LockBinding.Kind.KEYS) Object keys) {
    return WovenLock.enter(plan, keys);
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
  static void exit(
      @Advice.Enter @Nullable Object frame,
      @Advice.Thrown(readOnly = false) @Nullable Throwable thrown,
      @Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) @Nullable Object returned,
      @LockBinding(LockBinding.Kind.EMPTIES) boolean empties,
      @LockBinding(LockBinding.Kind.EMPTY) @Nullable Object empty) {
    if (frame != null) {
      thrown = WovenLock.exit(frame, thrown);
    } else if (empties) {
      returned = empty;
    }
  }
}
