package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Whether the method that makes a key can be called with what a host's method has: what javac would
 * check.
 */
record KeyFit(KeyCall key) {

  /** What does not fit, for messages; null if all does. */
  @Nullable String misfit() {
    Type[] wanted = key.parameters();
    List<Origin> given = key.arguments();
    if (wanted.length != given.size()) {
      return given.size()
          + " values are reached, and its "
          + key.maker()
          + " takes "
          + wanted.length;
    }
    if (key.words() > HostCode.MOST_CAPTURED) {
      return "its " + key.maker() + " takes " + key.words() + " words of parameters";
    }
    for (int i = 0; i < wanted.length; i++) {
      String misfit = misfit(given.get(i), wanted[i], i);
      if (misfit != null) {
        return misfit;
      }
    }
    return null;
  }

  private @Nullable String misfit(Origin origin, Type wanted, int index) {
    MethodModel method = key.method();
    if (origin.isThis() ? method.isStatic() : origin.parameter() >= method.parameters().length) {
      return origin.isThis() ? "there is no this" : "there is no #" + origin.parameter();
    }
    Type root = origin.isThis() ? HostCode.OBJECT : method.parameters()[origin.parameter()];
    if (!origin.hops().isEmpty()) {
      return root.getSort() == Type.OBJECT && HostCode.isReference(wanted)
          ? null
          : "value " + index + " is reached through what has no members, or is no object then";
    }
    boolean fits = HostCode.isReference(root) ? HostCode.isReference(wanted) : root.equals(wanted);
    return fits
        ? null
        : "value " + index + " is a " + root.getClassName() + ", not a " + wanted.getClassName();
  }
}
