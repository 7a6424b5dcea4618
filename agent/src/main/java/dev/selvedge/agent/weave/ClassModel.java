package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * A class as its class file declares it.
 *
 * @param name internal name
 * @param wovenBy version of the weaver that has been here already; null for none
 */
record ClassModel(
    String name,
    int majorVersion,
    int access,
    @Nullable String wovenBy,
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
    return methods.stream()
        .filter(m -> m.retry() != null)
        .filter(m -> !m.is(Opcodes.ACC_BRIDGE) && !m.is(Opcodes.ACC_SYNTHETIC))
        .toList();
  }

  boolean declares(String method, String descriptor) {
    return methods.stream()
        .anyMatch(m -> m.name().equals(method) && m.descriptor().equals(descriptor));
  }

  /** As in {@code com.acme.Billing#fetch(long)}. */
  String describe(MethodModel method) {
    return binaryName() + '#' + method.signature();
  }
}
