package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.ResultKind;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/**
 * A {@code @ShardBy} method that can be woven, with all that its code needs.
 *
 * @param host the class that declares it
 * @param hash how its key is hashed
 */
record ShardMethod(ClassModel host, MethodModel method, KeyCall hash) {
  private static final String SELECT = "SELECT";

  /** Whether the outcome comes later. */
  boolean isStage() {
    return ResultKind.ofErasure(method.result().getClassName()) == ResultKind.STAGE;
  }

  /** Whether the key has a resource that is used here; else it has a node that runs the call. */
  static boolean selects(MethodModel method) {
    return !method.shardParameters().isEmpty() || method.shardAttribute("mode", "").equals(SELECT);
  }

  /** Indices of the parameters that are given the resource. */
  List<Integer> resources() {
    return method.shardParameters();
  }

  /** What lock and body are called once moved. */
  String localName() {
    return host.freeName(CompanionNames.localMethod(method.name()), method.descriptor());
  }

  /** Whether it is handed on as a function of a value but has none, as no lambda makes up one. */
  boolean needsValue() {
    return !selects(method) && method.result().getSort() == Type.VOID;
  }

  /** The name of a method that runs lock and body and returns null. */
  String valuedName() {
    return host.freeName(method.name() + "$valued", valuedDescriptor());
  }

  String valuedDescriptor() {
    return Type.getMethodDescriptor(HostCode.OBJECT, method.parameters());
  }

  /** What is left in their place. */
  Head head() {
    return selects(method) ? new SelectHead(this) : new RouteHead(this);
  }
}
