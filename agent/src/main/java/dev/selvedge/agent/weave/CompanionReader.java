package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Looks what the companion of a class holds, without loading it. */
final class CompanionReader extends ClassVisitor {
  private static final String STRING = "Ljava/lang/String;";

  private final Set<String> retryPlans = new HashSet<>();
  private final Set<String> lockPlans = new HashSet<>();
  private final Set<String> shardPlans = new HashSet<>();
  private final Map<String, List<String>> makers = new HashMap<>();
  private final Map<String, String> reach = new HashMap<>();

  private CompanionReader() {
    super(OpenedClassReader.ASM_API);
  }

  /** What there is; {@link Companion#NONE} if there is none. */
  static Companion read(ClassModel host, ClassPath classPath) throws IOException {
    try (InputStream in = classPath.open(CompanionNames.companion(host.name()))) {
      if (in == null) {
        return Companion.NONE;
      }
      CompanionReader reader = new CompanionReader();
      new ClassReader(ClassFormat.readable(in.readAllBytes()))
          .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      return new Companion(
          true,
          reader.retryPlans,
          reader.lockPlans,
          reader.shardPlans,
          reader.makers,
          reader.reach);
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String type, String signature, @Nullable Object value) {
    if ((access & Opcodes.ACC_STATIC) != 0) {
      if (type.equals(Names.RETRY_PLAN)) {
        retryPlans.add(name);
      } else if (type.equals(Names.LOCK_PLAN)) {
        lockPlans.add(name);
      } else if (type.equals(Names.SHARD_PLAN)) {
        shardPlans.add(name);
      } else if (type.equals(STRING) && value instanceof String text) {
        reach.put(name, text);
      }
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    if ((access & Opcodes.ACC_STATIC) != 0) {
      List<String> sameName = makers.get(name);
      if (sameName == null) {
        sameName = new ArrayList<>();
        makers.put(name, sameName);
      }
      sameName.add(descriptor);
    }
    return null;
  }
}
