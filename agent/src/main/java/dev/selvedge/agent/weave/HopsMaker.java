package dev.selvedge.agent.weave;

import java.util.Collection;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Adds to a class the methods of {@link HopsCode}. */
final class HopsMaker extends ClassVisitor {
  private final Collection<KeyCall> keys;

  HopsMaker(ClassVisitor out, Collection<KeyCall> keys) {
    super(OpenedClassReader.ASM_API, out);
    this.keys = keys;
  }

  @Override
  public void visitEnd() {
    for (KeyCall key : keys) {
      if (key.hasHops()) {
        HopsCode.write(key, cv);
      }
    }
    super.visitEnd();
  }
}
