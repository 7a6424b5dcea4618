package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Selects the resource of the key, runs lock and body with it, and ends the selection. The method's
 * own parameters stay as they are, for whoever runs it again.
 */
record SelectHead(ShardMethod shard) implements Head {
  private static final String ENTER = "(Ljava/lang/Object;J)Ljava/lang/Object;";
  private static final String RESOURCE = "(Ljava/lang/Object;Ljava/lang/Class;)Ljava/lang/Object;";
  private static final String EXIT = "(Ljava/lang/Object;)V";

  /** More than what is needed beside arguments: a long or double, or a throwable, and the frame. */
  private static final int STACK = 3;

  @Override
  public String bodyName() {
    return shard.localName();
  }

  @Override
  public void write(MethodVisitor out) {
    new Writing(shard, out).write();
  }

  /** One go at it. */
  private static final class Writing {
    private final ShardMethod shard;
    private final MethodModel method;
    private final MethodVisitor out;
    private final ShardCode code;
    private final int frame;

    Writing(ShardMethod shard, MethodVisitor out) {
      this.shard = shard;
      this.method = shard.method();
      this.out = out;
      this.code = new ShardCode(shard, out);
      this.frame = method.words();
    }

    void write() {
      Label start = new Label();
      Label entered = new Label();
      Label supplied = new Label();
      Label done = new Label();
      Label unentered = new Label();
      Label unsupplied = new Label();
      Label thrown = new Label();
      if (shard.isStage()) {
        code.handle(start, entered, unentered);
        if (!shard.resources().isEmpty()) {
          code.handle(entered, supplied, unsupplied);
        }
        code.handle(supplied, done, thrown);
      } else {
        code.handle(entered, done, thrown);
      }
      out.visitLabel(start);
      code.plan();
      code.key();
      code.runtime("enter", ENTER);
      out.visitVarInsn(Opcodes.ASTORE, frame);
      out.visitLabel(entered);
      resources();
      out.visitLabel(supplied);
      arguments();
      code.local();
      out.visitLabel(done);
      exit();
      code.giveBack();
      handlers(unentered, unsupplied, thrown);
      int words = Math.max(shard.hash().stack() + 1, method.words());
      out.visitMaxs(STACK + words, frame + 1 + shard.resources().size());
    }

    /** Before anything runs, a stage tells its failures itself; what the body throws stays. */
    private void handlers(Label unentered, Label unsupplied, Label thrown) {
      List<Object> locals = code.frameLocals();
      if (shard.isStage()) {
        out.visitLabel(unentered);
        code.frame(locals, ShardCode.THROWABLE);
        code.giveBackFailed();
      }
      locals.add(HostCode.OBJECT.getInternalName());
      if (shard.isStage() && !shard.resources().isEmpty()) {
        out.visitLabel(unsupplied);
        code.frame(locals, ShardCode.THROWABLE);
        exit();
        code.giveBackFailed();
      }
      out.visitLabel(thrown);
      code.frame(locals, ShardCode.THROWABLE);
      exit();
      out.visitInsn(Opcodes.ATHROW);
    }

    /** Leaves each in a variable of its own, behind the frame. */
    private void resources() {
      int slot = frame;
      for (int parameter : shard.resources()) {
        Type type = method.parameters()[parameter];
        out.visitVarInsn(Opcodes.ALOAD, frame);
        code.classConstant(type);
        code.runtime("resource", RESOURCE);
        code.cast(HostCode.OBJECT, type);
        out.visitVarInsn(Opcodes.ASTORE, ++slot);
      }
    }

    private void arguments() {
      code.receiver(method);
      Type[] parameters = method.parameters();
      for (int i = 0; i < parameters.length; i++) {
        int resource = shard.resources().indexOf(i);
        int slot = resource < 0 ? method.slot(i) : frame + 1 + resource;
        out.visitVarInsn(parameters[i].getOpcode(Opcodes.ILOAD), slot);
      }
    }

    private void exit() {
      out.visitVarInsn(Opcodes.ALOAD, frame);
      code.runtime("exit", EXIT);
    }
  }
}
