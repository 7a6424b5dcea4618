package dev.selvedge.agent.weave;

import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * A method as its class file declares it.
 *
 * @param retry the attributes that its {@code @Retry} spells out, by name; null without one. Values
 *     are numbers and strings, the names of enum constants, and comma-separated binary class names
 * @param lock the same of its {@code @DistributedLock}
 */
record MethodModel(
    String name,
    String descriptor,
    int access,
    @Nullable Map<String, String> retry,
    @Nullable Map<String, String> lock) {

  boolean is(int flag) {
    return (access & flag) != 0;
  }

  boolean isStatic() {
    return is(Opcodes.ACC_STATIC);
  }

  Type[] parameters() {
    return Type.getArgumentTypes(descriptor);
  }

  Type result() {
    return Type.getReturnType(descriptor);
  }

  /** As in {@code fetch(long,java.lang.String)}. */
  String signature() {
    StringBuilder text = new StringBuilder(name).append('(');
    String separator = "";
    for (Type parameter : parameters()) {
      text.append(separator).append(parameter.getClassName());
      separator = ",";
    }
    return text.append(')').toString();
  }

  /** Words that its parameters take, and {@code this} where there is one. */
  int words() {
    return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - (isStatic() ? 1 : 0);
  }

  /** The attribute of {@code @Retry} as written, or its default. */
  String attribute(String attribute, String otherwise) {
    return retry == null ? otherwise : retry.getOrDefault(attribute, otherwise);
  }

  /** The attribute of {@code @DistributedLock} as written, or its default. */
  String lockAttribute(String attribute, String otherwise) {
    return lock == null ? otherwise : lock.getOrDefault(attribute, otherwise);
  }
}
