package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Hands keys and body of a method that returns a stage to the runtime. */
record LockHead(LockMethod lock) implements Head {
  private static final String STAGE =
      "(Ljava/lang/Object;Ljava/util/concurrent/Callable;Ljava/util/concurrent/Callable;)"
          + "Ljava/lang/Object;";

  /** The plan and the first of the two callables. */
  private static final int BESIDE_THE_ARGUMENTS = 2;

  @Override
  public String bodyName() {
    return lock.bodyName();
  }

  @Override
  public void write(MethodVisitor out) {
    MethodModel method = lock.method();
    KeyCode code = new KeyCode(lock.keys(), out);
    code.plan();
    code.keyLater();
    code.callLater(lock.bodyName(), method.result());
    out.visitMethodInsn(Opcodes.INVOKESTATIC, Names.WOVEN_LOCK, "stage", STAGE, false);
    out.visitTypeInsn(Opcodes.CHECKCAST, method.result().getInternalName());
    out.visitInsn(Opcodes.ARETURN);
    int widest = Math.max(Math.max(1, method.words()), lock.keys().words());
    out.visitMaxs(BESIDE_THE_ARGUMENTS + widest, method.words());
  }
}
