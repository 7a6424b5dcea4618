package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A class as its class file declares it.
 *
 * @param name internal name
 * @param wovenBy version of the weaver that has been here already; null for none
 * @param unwoven what that weaver could not weave; empty for none
 */
record ClassModel(
    String name,
    int majorVersion,
    int access,
    @Nullable String wovenBy,
    String unwoven,
    List<MethodModel> methods) {

  ClassModel {
    methods = List.copyOf(methods);
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  String binaryName() {
    return name.replace('/', '.');
  }

  /**
   * Methods to be woven. Compilers copy annotations to bridges, which call the real method and must
   * not retry, route or lock a second time.
   */
  List<MethodModel> annotated() {
    List<MethodModel> found = new ArrayList<>();
    for (MethodModel method : methods) {
      boolean real = !method.is(Opcodes.ACC_BRIDGE) && !method.is(Opcodes.ACC_SYNTHETIC);
      boolean ours =
          method.has(Names.RETRY)
              || method.has(Names.DISTRIBUTED_LOCK)
              || method.has(Names.SHARD_BY);
      if (real && ours) {
        found.add(method);
      }
    }
    return found;
  }

  boolean declares(String method, String descriptor) {
    return method(method, descriptor) != null;
  }

  @Nullable MethodModel method(String name, String descriptor) {
    for (MethodModel declared : methods) {
      if (declared.name().equals(name) && declared.descriptor().equals(descriptor)) {
        return declared;
      }
    }
    return null;
  }

  /** The name for a method that the weaver adds: the wanted one if no such method is declared. */
  String freeName(String wanted, String descriptor) {
    StringBuilder name = new StringBuilder(wanted);
    while (declares(name.toString(), descriptor)) {
      name.append('$');
    }
    return name.toString();
  }

  /** As in {@code com.acme.Billing#fetch(long)}. */
  String describe(MethodModel method) {
    return binaryName() + '#' + method.signature();
  }
}
