package dev.selvedge.agent.weave;

import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Moves the body of a method to a private one, so that it can be run later than the method, or more
 * often. The method keeps its name, annotations and signature, and gets other code.
 */
final class BodyMover extends ClassVisitor {
  private final Map<String, ? extends Head> heads;

  /**
   * Moves the given methods.
   *
   * @param heads what to leave in their places, by name and descriptor
   */
  BodyMover(ClassVisitor out, Map<String, ? extends Head> heads) {
    super(OpenedClassReader.ASM_API, out);
    this.heads = heads;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
    Head head = heads.get(name + descriptor);
    if (head == null) {
      return method;
    }
    int bodyAccess = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | (access & Opcodes.ACC_STATIC);
    MethodVisitor body =
        super.visitMethod(bodyAccess, head.bodyName(), descriptor, signature, exceptions);
    return new Split(head, method, body);
  }

  /** Sends declarations to the head and code to the body. */
  private static final class Split extends MethodVisitor {
    private final Head code;
    private final MethodVisitor head;

    Split(Head code, MethodVisitor head, MethodVisitor body) {
      super(OpenedClassReader.ASM_API, body);
      this.code = code;
      this.head = head;
    }

    @Override
    public void visitCode() {
      head.visitCode();
      code.write(head);
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
