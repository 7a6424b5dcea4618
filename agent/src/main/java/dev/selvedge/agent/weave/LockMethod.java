package dev.selvedge.agent.weave;

import dev.selvedge.contract.ResultKind;

/**
 * A {@code @DistributedLock} method that can be woven, with all that its code needs.
 *
 * @param host the class that declares it
 */
record LockMethod(ClassModel host, MethodModel method, KeyCall keys) {
  static final String SKIP = "SKIP";

  /** Whether its body is moved, because the outcome comes later; else it is woven in place. */
  boolean isStage() {
    return ResultKind.ofErasure(method.result().getClassName()) == ResultKind.STAGE;
  }

  /** Whether calls that do not get the lock return. */
  boolean skips() {
    return method.lockAttribute("onBusy", "").equals(SKIP);
  }

  /** Whether what they return has to be made: an {@code Optional}, not null. */
  boolean skipsToEmpty() {
    return skips()
        && switch (method.result().getClassName()) {
          case "java.util.Optional",
              "java.util.OptionalInt",
              "java.util.OptionalLong",
              "java.util.OptionalDouble" ->
              true;
          default -> false;
        };
  }

  /** What the body is called once moved. */
  String bodyName() {
    return host.freeName(method.name() + "$locked", method.descriptor());
  }
}
