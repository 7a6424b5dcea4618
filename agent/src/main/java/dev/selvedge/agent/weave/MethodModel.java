package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method as its class file declares it.
 *
 * @param annotations by descriptor, what those of ours spell out, by name. Values are numbers and
 *     strings, the names of enum constants, and comma-separated binary class names
 * @param shardParameters indices of the parameters that have {@code @Shard}
 */
record MethodModel(
    String name,
    String descriptor,
    int access,
    Map<String, Map<String, String>> annotations,
    List<Integer> shardParameters) {

  MethodModel {
    annotations = Map.copyOf(annotations);
    shardParameters = List.copyOf(shardParameters);
  }

  /** A method without parameters that have {@code @Shard}. */
  MethodModel(
      String name, String descriptor, int access, Map<String, Map<String, String>> annotations) {
    this(name, descriptor, access, annotations, List.of());
  }

  /** Whether it has that annotation, given by its descriptor. */
  boolean has(String annotation) {
    return annotations.containsKey(annotation);
  }

  /** The attributes of an annotation as far as they are written; empty without it. */
  Map<String, String> attributes(String annotation) {
    return annotations.getOrDefault(annotation, Map.of());
  }

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

  /** The local variable that a parameter is passed in. */
  int slot(int parameter) {
    Type[] parameters = parameters();
    int slot = isStatic() ? 0 : 1;
    for (int i = 0; i < parameter; i++) {
      slot += parameters[i].getSize();
    }
    return slot;
  }

  /** The attribute of {@code @Retry} as written, or its default. */
  String attribute(String attribute, String otherwise) {
    return attributes(Names.RETRY).getOrDefault(attribute, otherwise);
  }

  /** The attribute of {@code @DistributedLock} as written, or its default. */
  String lockAttribute(String attribute, String otherwise) {
    return attributes(Names.DISTRIBUTED_LOCK).getOrDefault(attribute, otherwise);
  }

  /** The attribute of {@code @ShardBy} as written, or its default. */
  String shardAttribute(String attribute, String otherwise) {
    return attributes(Names.SHARD_BY).getOrDefault(attribute, otherwise);
  }
}
