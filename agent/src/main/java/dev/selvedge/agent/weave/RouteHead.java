package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Asks whether the call is to run here. If so, it is one more call and nothing else; only a call
 * for another node has its arguments boxed.
 */
record RouteHead(ShardMethod shard) implements Head {
  private static final String IS_HERE = "(Ljava/lang/Object;J)Z";
  private static final String FORWARD =
      "(Ljava/lang/Object;J[Ljava/lang/Object;Ljava/util/concurrent/Callable;)Ljava/lang/Object;";

  /** While it is forwarded: plan, hash and the array of arguments. */
  private static final int BESIDE_THE_CAPTURED = 4;

  /** On top of these, while the array is filled: it again, an index, and a long or double. */
  private static final int FILLING = 4;

  @Override
  public String bodyName() {
    return shard.localName();
  }

  @Override
  public void write(MethodVisitor out) {
    MethodModel method = shard.method();
    ShardCode code = new ShardCode(shard, out);
    int hash = method.words();
    Label start = new Label();
    Label asked = new Label();
    Label failed = new Label();
    if (shard.isStage()) {
      code.handle(start, asked, failed);
    }
    out.visitLabel(start);
    code.key();
    out.visitVarInsn(Opcodes.LSTORE, hash);
    planAndHash(code, hash, out);
    code.runtime("isHere", IS_HERE);
    out.visitLabel(asked);
    Label elsewhere = new Label();
    out.visitJumpInsn(Opcodes.IFEQ, elsewhere);
    code.captureFor(method);
    code.local();
    code.giveBack();

    List<Object> locals = code.frameLocals();
    if (shard.isStage()) {
      out.visitLabel(failed);
      code.frame(locals, ShardCode.THROWABLE);
      code.giveBackFailed();
    }
    out.visitLabel(elsewhere);
    locals.add(Opcodes.LONG);
    code.frame(locals, null);
    planAndHash(code, hash, out);
    arguments(code, out);
    code.localLater();
    code.runtime(shard.isStage() ? "forwardStage" : "forward", FORWARD);
    code.unbox(method.result());
    code.giveBack();
    int stack = BESIDE_THE_CAPTURED + Math.max(FILLING, method.words());
    out.visitMaxs(Math.max(stack, shard.hash().stack()), hash + 2);
  }

  private static void planAndHash(ShardCode code, int hash, MethodVisitor out) {
    code.plan();
    out.visitVarInsn(Opcodes.LLOAD, hash);
  }

  private void arguments(ShardCode code, MethodVisitor out) {
    Type[] parameters = shard.method().parameters();
    out.visitIntInsn(Opcodes.SIPUSH, parameters.length);
    out.visitTypeInsn(Opcodes.ANEWARRAY, HostCode.OBJECT.getInternalName());
    for (int i = 0; i < parameters.length; i++) {
      out.visitInsn(Opcodes.DUP);
      out.visitIntInsn(Opcodes.SIPUSH, i);
      out.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), shard.method().slot(i));
      code.box(parameters[i]);
      out.visitInsn(Opcodes.AASTORE);
    }
  }
}
