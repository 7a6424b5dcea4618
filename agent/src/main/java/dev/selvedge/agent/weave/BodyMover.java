package dev.selvedge.agent.weave;

import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Moves the body of a method to a private one, so that it can be run again after the method has
 * returned. The method keeps its name, annotations and signature, and only calls its body.
 */
final class BodyMover extends ClassVisitor {
  private final Map<String, RetryMethod> moved;

  /**
   * Moves the given methods.
   *
   * @param moved by name and descriptor
   */
  BodyMover(ClassVisitor out, Map<String, RetryMethod> moved) {
    super(OpenedClassReader.ASM_API, out);
    this.moved = moved;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor head = super.visitMethod(access, name, descriptor, signature, exceptions);
    RetryMethod retry = moved.get(name + descriptor);
    if (retry == null) {
      return head;
    }
    int bodyAccess = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | (access & Opcodes.ACC_STATIC);
    MethodVisitor body =
        super.visitMethod(bodyAccess, retry.bodyName(), descriptor, signature, exceptions);
    return new Split(head, body, retry);
  }

  /** Sends declarations to the head and code to the body. */
  private static final class Split extends MethodVisitor {
    private final MethodVisitor head;
    private final RetryMethod retry;

    Split(MethodVisitor head, MethodVisitor body, RetryMethod retry) {
      super(OpenedClassReader.ASM_API, body);
      this.head = head;
      this.retry = retry;
    }

    @Override
    public void visitCode() {
      head.visitCode();
      RetryCode code = new RetryCode(retry, head);
      code.captureFor(retry.method());
      code.call(retry.bodyName(), retry.method().descriptor(), retry.method().isStatic(), true);
      head.visitInsn(Opcodes.ARETURN);
      int size = Type.getArgumentsAndReturnSizes(retry.method().descriptor()) >> 2;
      head.visitMaxs(Math.max(1, size), size);
      head.visitEnd();
      super.visitCode();
    }

    @Override
    public void visitParameter(String name, int access) {
      head.visitParameter(name, access);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotationDefault() {
      return head.visitAnnotationDefault();
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return head.visitAnnotation(descriptor, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return head.visitTypeAnnotation(reference, path, descriptor, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
      head.visitAnnotableParameterCount(count, visible);
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      return head.visitParameterAnnotation(parameter, descriptor, visible);
    }
  }
}
