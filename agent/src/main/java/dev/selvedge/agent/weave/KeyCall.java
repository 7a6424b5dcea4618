package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Type;

/**
 * How the key of a call is made, be it the keys of its lock or the hash of its shard.
 *
 * @param host the class whose calls they are
 * @param method the method of that class
 * @param descriptor of the companion's method that makes it
 * @param arguments one for each of that method's parameters
 */
record KeyCall(
    KeyKind kind, ClassModel host, MethodModel method, String descriptor, List<Origin> arguments) {

  KeyCall {
    arguments = List.copyOf(arguments);
  }

  /** The companion's method. */
  String maker() {
    return kind.maker(method);
  }

  Type[] parameters() {
    return Type.getArgumentTypes(descriptor);
  }

  Type result() {
    return Type.getReturnType(descriptor);
  }

  /** Words that its arguments take. */
  int words() {
    return (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
  }

  /** Words that have to be on the stack to make it. */
  int stack() {
    return Math.max(hasHops() ? method.words() : words(), result().getSize());
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

  /** What the host's own part in making it is called. */
  String hopsName() {
    return host.freeName(method.name() + '$' + kind.noun(), hopsDescriptor());
  }

  String hopsDescriptor() {
    return Type.getMethodDescriptor(result(), method.parameters());
  }
}
