package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import java.io.IOException;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a {@code @DistributedLock} method can be woven. What it may say was checked by the
 * compiler's half, or there is no companion; so this is about what the bytes must be like, and
 * whether both were made for each other.
 */
final class LockValidator {
  private final ClassModel host;
  private final Companion companion;
  private final Members members;

  LockValidator(ClassModel host, Companion companion, Members members) {
    this.host = host;
    this.companion = companion;
    this.members = members;
  }

  /**
   * Checks one method.
   *
   * @throws IOException if the bytes of a class that is there cannot be got
   */
  Verdict<LockMethod> check(MethodModel method) throws IOException {
    String problem = shape(method);
    if (problem == null) {
      problem = uncompiled(method);
    }
    return problem == null ? keys(method) : Verdict.problem(problem);
  }

  private @Nullable String shape(MethodModel method) {
    String where = host.describe(method);
    if (method.is(Opcodes.ACC_ABSTRACT)) {
      return Diagnostic.LOCK_ABSTRACT.message(where);
    }
    if (method.is(Opcodes.ACC_NATIVE)) {
      return Diagnostic.LOCK_NATIVE.message(where);
    }
    if (method.is(Opcodes.ACC_SYNCHRONIZED)) {
      return Diagnostic.LOCK_SYNCHRONIZED.message(where);
    }
    Type[] parameters = method.parameters();
    if (parameters.length > 0
        && parameters[parameters.length - 1].getClassName().equals(ResultKind.SUSPEND_MARK)) {
      return Diagnostic.LOCK_SUSPEND.message(where);
    }
    String result = method.result().getClassName();
    return switch (ResultKind.ofErasure(result)) {
      case UNFOLLOWED ->
          Diagnostic.LOCK_RESULT_UNFOLLOWED.message(
              where, result, ResultKind.lockedInstead(result));
      case STAGE ->
          method.words() > HostCode.MOST_CAPTURED
              ? Diagnostic.WEAVE_TOO_MANY_PARAMETERS.message(where, method.words())
              : null;
      case VALUE -> skip(method, where);
    };
  }

  private static @Nullable String skip(MethodModel method, String where) {
    Type result = method.result();
    boolean hasNull =
        result.getSort() == Type.VOID
            || result.getSort() == Type.OBJECT
            || result.getSort() == Type.ARRAY;
    return method.lockAttribute("onBusy", "").equals(LockMethod.SKIP) && !hasNull
        ? Diagnostic.LOCK_SKIP_PRIMITIVE.message(
            where, result.getClassName(), HostCode.wrapper(result).replace("java/lang/", ""))
        : null;
  }

  private @Nullable String uncompiled(MethodModel method) {
    String name = CompanionNames.companion(host.binaryName());
    if (!companion.isThere()) {
      return Diagnostic.WEAVE_LOCK_UNCOMPILED.message(
          host.describe(method), "there is no class " + name);
    }
    return companion
            .lockPlans()
            .contains(CompanionNames.lockField(method.name(), method.descriptor()))
        ? null
        : Diagnostic.WEAVE_LOCK_UNCOMPILED.message(
            host.describe(method), "class " + name + " does not know it");
  }

  private Verdict<LockMethod> keys(MethodModel method) throws IOException {
    String name = CompanionNames.keysMethod(method.name(), method.descriptor());
    List<String> descriptors = companion.keys().getOrDefault(name, List.of());
    String reach =
        companion.reach().get(CompanionNames.reachField(method.name(), method.descriptor()));
    if (descriptors.size() != 1 || reach == null) {
      return misfit(
          method,
          reach == null
              ? "it does not say what its keys are made from"
              : "it has " + descriptors.size() + " methods " + name);
    }
    List<Origin> origins;
    try {
      origins = ReachText.parse(reach);
    } catch (IllegalArgumentException e) {
      return misfit(method, String.valueOf(e.getMessage()));
    }
    LockKeysCall keys = new LockKeysCall(name, descriptors.get(0), origins);
    String misfit = new KeysFit(method, keys).misfit();
    if (misfit != null) {
      return misfit(method, misfit);
    }
    for (Origin origin : origins) {
      for (Hop hop : origin.hops()) {
        String problem = hop(method, hop);
        if (problem != null) {
          return Verdict.problem(problem);
        }
      }
    }
    return Verdict.of(new LockMethod(host, method, keys));
  }

  /** Members that are not found may be inherited; the JVM looks for them when they are used. */
  private @Nullable String hop(MethodModel method, Hop hop) throws IOException {
    boolean own = hop.owner().equals(host.name());
    if (!own && ClassFormat.hasNests(host.majorVersion())) {
      return null;
    }
    Integer access;
    try {
      access = members.access(hop);
    } catch (RuntimeException e) { // what the bytecode library throws at a broken class file
      return Diagnostic.WEAVE_UNREADABLE.message(hop.owner().replace('/', '.'), e);
    }
    if (access != null && (access & Opcodes.ACC_STATIC) != 0) {
      return misfitText(method, hop.describe() + " is static");
    }
    return !own && access != null && (access & Opcodes.ACC_PRIVATE) != 0
        ? Diagnostic.WEAVE_LOCK_PRIVATE.message(
            host.describe(method), hop.describe(), host.majorVersion())
        : null;
  }

  private Verdict<LockMethod> misfit(MethodModel method, String how) {
    return Verdict.problem(misfitText(method, how));
  }

  private String misfitText(MethodModel method, String how) {
    return Diagnostic.WEAVE_LOCK_MISFIT.message(
        CompanionNames.companion(host.binaryName()), host.describe(method), how);
  }
}
