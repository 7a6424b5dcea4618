package dev.selvedge.agent.weave;

import net.bytebuddy.jar.asm.Type;

/**
 * One step on the way to a value of a key that only the host may take.
 *
 * @param owner internal name of the class that the member is looked for in
 * @param descriptor of the field, or of the method, which has no parameters
 */
record Hop(Kind kind, String owner, String name, String descriptor) {

  /** What is asked for the value. */
  enum Kind {
    FIELD,
    METHOD,
    INTERFACE_METHOD
  }

  /** What the step leads to. */
  Type result() {
    return kind == Kind.FIELD ? Type.getType(descriptor) : Type.getReturnType(descriptor);
  }

  /** As in {@code com.acme.Invoice.id}. */
  String describe() {
    return owner.replace('/', '.') + '.' + name;
  }
}
