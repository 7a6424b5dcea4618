package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Looks which plans the companion of a class holds, without loading it. */
final class CompanionReader {
  private CompanionReader() {}

  /** Names of its plan fields; empty where there is no companion. */
  static Set<String> planFields(ClassModel host, ClassPath classPath) throws IOException {
    Set<String> fields = new HashSet<>();
    try (InputStream in = classPath.open(CompanionNames.companion(host.name()))) {
      if (in != null) {
        OpenedClassReader.of(in.readAllBytes())
            .accept(
                new ClassVisitor(OpenedClassReader.ASM_API) {
                  @Override
                  public @Nullable FieldVisitor visitField(
                      int access, String name, String type, String signature, Object value) {
                    if (type.equals(Names.RETRY_PLAN)) {
                      fields.add(name);
                    }
                    return null;
                  }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      }
    }
    return fields;
  }
}
