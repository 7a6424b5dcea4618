package dev.selvedge.agent.weave;

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
   * not retry a second time.
   */
  List<MethodModel> annotated() {
    List<MethodModel> found = new ArrayList<>();
    for (MethodModel method : methods) {
      boolean real = !method.is(Opcodes.ACC_BRIDGE) && !method.is(Opcodes.ACC_SYNTHETIC);
      if (real && method.retry() != null) {
        found.add(method);
      }
    }
    return found;
  }

  boolean declares(String method, String descriptor) {
    for (MethodModel declared : methods) {
      if (declared.name().equals(method) && declared.descriptor().equals(descriptor)) {
        return true;
      }
    }
    return false;
  }

  /** As in {@code com.acme.Billing#fetch(long)}. */
  String describe(MethodModel method) {
    return binaryName() + '#' + method.signature();
  }
}
