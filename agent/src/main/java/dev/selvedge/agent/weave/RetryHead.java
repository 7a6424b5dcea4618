package dev.selvedge.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Calls the body; the advice around that is woven in afterwards. */
record RetryHead(RetryMethod retry) implements Head {

  @Override
  public String bodyName() {
    return retry.bodyName();
  }

  @Override
  public void write(MethodVisitor out) {
    MethodModel method = retry.method();
    RetryCode code = new RetryCode(retry, out);
    code.captureFor(method);
    code.call(retry.bodyName(), method.descriptor(), method.isStatic(), true);
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(Math.max(1, method.words()), method.words());
  }
}
