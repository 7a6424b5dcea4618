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
 */
record MethodModel(
    String name, String descriptor, int access, @Nullable Map<String, String> retry) {

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

  /** The attribute as written, or its default. */
  String attribute(String attribute, String otherwise) {
    return retry == null ? otherwise : retry.getOrDefault(attribute, otherwise);
  }
}
