package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Type;

/**
 * How the keys of a call are made.
 *
 * @param method the companion's method
 * @param descriptor of that method
 * @param arguments one for each of its parameters
 */
record LockKeysCall(String method, String descriptor, List<Origin> arguments) {

  LockKeysCall {
    arguments = List.copyOf(arguments);
  }

  Type[] parameters() {
    return Type.getArgumentTypes(descriptor);
  }

  /** Words that its arguments take. */
  int words() {
    return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
  }

  /** Whether the host has to do more than to pass what it got. */
  boolean hasHops() {
    for (Origin argument : arguments) {
      if (!argument.hops().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
