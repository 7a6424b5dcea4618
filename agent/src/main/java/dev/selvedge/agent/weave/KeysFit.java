package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Whether a keys method can be called with what a host's method has: what javac would check. */
record KeysFit(MethodModel method, LockKeysCall keys) {

  /** What does not fit, for messages; null if all does. */
  @Nullable String misfit() {
    Type[] wanted = keys.parameters();
    List<Origin> given = keys.arguments();
    if (wanted.length != given.size()) {
      return given.size() + " values are reached, and its keys take " + wanted.length;
    }
    if (keys.words() > HostCode.MOST_CAPTURED) {
      return "its keys take " + keys.words() + " words of parameters";
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
    if (origin.isThis() ? method.isStatic() : origin.parameter() >= method.parameters().length) {
      return origin.isThis() ? "there is no this" : "there is no #" + origin.parameter();
    }
    Type root = origin.isThis() ? LockCode.OBJECT : method.parameters()[origin.parameter()];
    if (!origin.hops().isEmpty()) {
      return root.getSort() == Type.OBJECT && isReference(wanted)
          ? null
          : "value " + index + " is reached through what has no members, or is no object then";
    }
    boolean fits = isReference(root) ? isReference(wanted) : root.equals(wanted);
    return fits
        ? null
        : "value " + index + " is a " + root.getClassName() + ", not a " + wanted.getClassName();
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }
}
