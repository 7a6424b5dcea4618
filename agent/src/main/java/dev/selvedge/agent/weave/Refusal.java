package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Replaces the bodies of methods that could not be woven by a throw that says why. */
final class Refusal extends ClassVisitor {
  private static final String FALLBACK_EXCEPTION = "java/lang/IllegalStateException";

  private final Map<String, String> reasons;
  private final String exception;

  /**
   * Refuses the given methods.
   *
   * @param reasons by name and descriptor
   * @param seesRuntime whether the class can throw our own exception
   */
  Refusal(ClassVisitor out, Map<String, String> reasons, boolean seesRuntime) {
    super(OpenedClassReader.ASM_API, out);
    this.reasons = reasons;
    this.exception = seesRuntime ? Names.NOT_WOVEN_EXCEPTION : FALLBACK_EXCEPTION;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    String reason = reasons.get(name + descriptor);
    boolean isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
    int kept = reason == null ? access : access & ~Opcodes.ACC_NATIVE;
    MethodVisitor method = super.visitMethod(kept, name, descriptor, signature, exceptions);
    return method == null || reason == null || isAbstract
        ? method
        : new Declarations(method, access, descriptor, reason);
  }

  /** Passes on what stands before the code, then writes other code. */
  private final class Declarations extends MethodVisitor {
    private final MethodVisitor out;
    private final int locals;
    private final String reason;

    Declarations(MethodVisitor out, int access, String descriptor, String reason) {
      super(OpenedClassReader.ASM_API, out);
      this.out = out;
      this.reason = reason;
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      locals = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isStatic ? 1 : 0);
    }

    @Override
    public void visitCode() {
      refuse();
      mv = null; // the original code goes nowhere
    }

    /** Native methods come here without any code. */
    @Override
    public void visitEnd() {
      if (mv != null) {
        refuse();
      }
    }

    private void refuse() {
      out.visitCode();
      out.visitTypeInsn(Opcodes.NEW, exception);
      out.visitInsn(Opcodes.DUP);
      out.visitLdcInsn(reason);
      out.visitMethodInsn(
          Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
      out.visitInsn(Opcodes.ATHROW);
      out.visitMaxs(3, locals);
      out.visitEnd();
    }
  }
}
