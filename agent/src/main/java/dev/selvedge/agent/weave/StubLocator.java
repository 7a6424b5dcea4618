package dev.selvedge.agent.weave;

import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Knows one class and answers for all others with an empty one of that name. Weaving needs names
 * and no hierarchy, so nothing is looked up, and types that are not there do no harm.
 *
 * @param name binary name of the class that is known
 */
record StubLocator(String name, byte[] classFile) implements ClassFileLocator {

  @Override
  public Resolution locate(String wanted) {
    return new Resolution.Explicit(wanted.equals(name) ? classFile : stub(wanted));
  }

  private static byte[] stub(String binaryName) {
    ClassWriter writer = new ClassWriter(0);
    String internal = binaryName.replace('.', '/');
    String parent = internal.equals("java/lang/Object") ? null : "java/lang/Object";
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, internal, null, parent, null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Override
  public void close() {}
}
