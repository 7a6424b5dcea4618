package dev.selvedge.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks up how members are declared, in class files only.
 *
 * @param hostName internal name of the class whose bytes are at hand
 */
record Members(String hostName, byte[] hostFile, ClassPath classPath) {

  /** The access flags of what the hop reads; null where its owner does not declare it. */
  @Nullable Integer access(Hop hop) throws IOException {
    if (hop.owner().equals(hostName)) {
      return find(hostFile, hop);
    }
    try (InputStream in = classPath.open(hop.owner())) {
      return in == null ? null : find(in.readAllBytes(), hop);
    }
  }

  private static @Nullable Integer find(byte[] classFile, Hop hop) {
    Search search = new Search(hop);
    new ClassReader(ClassFormat.readable(classFile))
        .accept(search, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return search.found;
  }

  private static final class Search extends ClassVisitor {
    private final Hop hop;
    private @Nullable Integer found;

    Search(Hop hop) {
      super(OpenedClassReader.ASM_API);
      this.hop = hop;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access, String name, String descriptor, String signature, @Nullable Object value) {
      look(hop.kind() == Hop.Kind.FIELD, access, name, descriptor);
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      look(hop.kind() != Hop.Kind.FIELD, access, name, descriptor);
      return null;
    }

    private void look(boolean sameKind, int access, String name, String descriptor) {
      if (sameKind && name.equals(hop.name()) && descriptor.equals(hop.descriptor())) {
        found = access;
      }
    }
  }
}
