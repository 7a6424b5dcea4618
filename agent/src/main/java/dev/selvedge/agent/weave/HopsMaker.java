package dev.selvedge.agent.weave;

import java.util.Collection;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Adds to a class the methods of {@link HopsCode}. */
final class HopsMaker extends ClassVisitor {
  private final Collection<LockMethod> locks;

  HopsMaker(ClassVisitor out, Collection<LockMethod> locks) {
    super(OpenedClassReader.ASM_API, out);
    this.locks = locks;
  }

  @Override
  public void visitEnd() {
    for (LockMethod lock : locks) {
      if (lock.keys().hasHops()) {
        HopsCode.write(lock, cv);
      }
    }
    super.visitEnd();
  }
}
