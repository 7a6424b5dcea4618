package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Emits what the two kinds of {@code @ShardBy} methods have in common. */
final class ShardCode extends KeyCode {
  static final String THROWABLE = "java/lang/Throwable";

  private static final String FUTURE = "java/util/concurrent/CompletableFuture";

  private final ShardMethod shard;

  ShardCode(ShardMethod shard, MethodVisitor out) {
    super(shard.hash(), out);
    this.shard = shard;
  }

  /** Calls the runtime. */
  void runtime(String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, Names.WOVEN_SHARD, name, descriptor, false);
  }

  /** Runs lock and body, the arguments being on the stack. */
  void local() {
    call(shard.localName(), method.descriptor(), method.isStatic(), true);
  }

  /**
   * Leaves a {@code Callable} that runs lock and body. Its class is of the host's class loader, by
   * which the runtime finds the types of arguments and result.
   */
  void localLater() {
    if (shard.needsValue()) {
      callLater(shard.valuedName(), OBJECT);
    } else {
      callLater(shard.localName(), method.result());
    }
  }

  /** Writes the method that runs lock and body of a void method and returns null. */
  static void writeValued(ShardMethod shard, ClassVisitor host) {
    int access =
        Opcodes.ACC_PRIVATE
            | Opcodes.ACC_SYNTHETIC
            | (shard.method().isStatic() ? Opcodes.ACC_STATIC : 0);
    MethodVisitor out =
        host.visitMethod(access, shard.valuedName(), shard.valuedDescriptor(), null, null);
    if (out != null) {
      ShardCode code = new ShardCode(shard, out);
      out.visitCode();
      code.captureFor(shard.method());
      code.local();
      out.visitInsn(Opcodes.ACONST_NULL);
      out.visitInsn(Opcodes.ARETURN);
      int words = shard.method().words();
      out.visitMaxs(Math.max(1, words), words);
      out.visitEnd();
    }
  }

  /** Has a handler take over between the labels, whatever is thrown there. */
  void handle(Label from, Label to, Label handler) {
    out.visitTryCatchBlock(from, to, handler, THROWABLE);
  }

  /** Returns a stage that has failed by the throwable on the stack. */
  void giveBackFailed() {
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        FUTURE,
        "failedFuture",
        "(L" + THROWABLE + ";)L" + FUTURE + ";",
        false);
    out.visitInsn(Opcodes.ARETURN);
  }
}
