package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.RecordComponentVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Leaves the mark by which a class is known to be woven. */
final class Marker extends ClassVisitor {
  private final String version;
  private final List<String> unwoven;
  private boolean written;

  Marker(ClassVisitor out, String version, List<String> unwoven) {
    super(OpenedClassReader.ASM_API, out);
    this.version = version;
    this.unwoven = unwoven;
  }

  /** Class annotations come before members, so the first member is the last moment. */
  private void write() {
    if (written) {
      return;
    }
    written = true;
    AnnotationVisitor mark = super.visitAnnotation(Names.WOVEN, true);
    if (mark == null) {
      return;
    }
    mark.visit("version", version);
    if (!unwoven.isEmpty()) {
      AnnotationVisitor names = mark.visitArray("unwoven");
      unwoven.forEach(name -> names.visit("", name));
      names.visitEnd();
    }
    mark.visitEnd();
  }

  @Override
  public void visitNestMember(String member) {
    write();
    super.visitNestMember(member);
  }

  @Override
  public void visitPermittedSubclass(String subclass) {
    write();
    super.visitPermittedSubclass(subclass);
  }

  @Override
  public void visitInnerClass(String name, String outer, String inner, int access) {
    write();
    super.visitInnerClass(name, outer, inner, access);
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, String signature) {
    write();
    return super.visitRecordComponent(name, descriptor, signature);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    write();
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    write();
    return super.visitMethod(access, name, descriptor, signature, exceptions);
  }

  @Override
  public void visitEnd() {
    write();
    super.visitEnd();
  }
}
