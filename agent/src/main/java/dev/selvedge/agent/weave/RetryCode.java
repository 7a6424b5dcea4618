package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Emits what a {@code @Retry} method needs of its host: its plan, its fallback, its body. */
final class RetryCode extends HostCode {
  private static final String BOOTSTRAP_PLAN =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/String;[Ljava/lang/String;)Ljava/lang/invoke/CallSite;";
  private final RetryMethod retry;

  RetryCode(RetryMethod retry, MethodVisitor out) {
    super(retry.host(), retry.method(), out);
    this.retry = retry;
  }

  /** Leaves the plan on the stack. */
  void plan() {
    if (retry.planField()) {
      out.visitFieldInsn(
          Opcodes.GETSTATIC,
          CompanionNames.companion(retry.host().name()),
          retry.planFieldName(),
          Names.RETRY_PLAN);
      return;
    }
    Object[] constants = new Object[1 + retry.attributes().size()];
    constants[0] = retry.method().signature();
    for (int i = 1; i < constants.length; i++) {
      constants[i] = retry.attributes().get(i - 1);
    }
    Handle bootstrap =
        new Handle(Opcodes.H_INVOKESTATIC, Names.WOVEN_RETRY, "plan", BOOTSTRAP_PLAN, false);
    out.visitInvokeDynamicInsn("plan", "()Ljava/lang/Object;", bootstrap, constants);
  }

  /** Loads what a fallback takes; {@code cause} is the variable that holds the failure. */
  void fallbackArguments(MethodModel fallback, int cause) {
    captureFor(fallback);
    if (retry.fallbackTakesFailure()) {
      Type[] parameters = fallback.parameters();
      out.visitVarInsn(Opcodes.ALOAD, cause);
      out.visitTypeInsn(Opcodes.CHECKCAST, parameters[parameters.length - 1].getInternalName());
    }
  }
}
