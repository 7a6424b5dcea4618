package dev.selvedge.agent.weave;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import java.io.IOException;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a {@code @DistributedLock} method can be woven. What it may say was checked by the
 * compiler's half, or there is no companion; so this is about what the bytes must be like, and
 * whether both were made for each other.
 */
final class LockValidator {
  private static final BodyShape BODY =
      new BodyShape(
          Diagnostic.LOCK_ABSTRACT,
          Diagnostic.LOCK_NATIVE,
          Diagnostic.LOCK_SYNCHRONIZED,
          Diagnostic.LOCK_SUSPEND);

  private final ClassModel host;
  private final KeyValidator keys;

  LockValidator(ClassModel host, Companion companion, Members members) {
    this.host = host;
    this.keys = new KeyValidator(KeyKind.LOCK, host, companion, members);
  }

  /**
   * Checks one method.
   *
   * @throws IOException if the bytes of a class that is there cannot be got
   */
  Verdict<LockMethod> check(MethodModel method) throws IOException {
    String problem = shape(method);
    if (problem != null) {
      return Verdict.problem(problem);
    }
    String uncompiled = keys.uncompiled(method);
    if (uncompiled != null) {
      return Verdict.problem(
          Diagnostic.WEAVE_LOCK_UNCOMPILED.message(host.describe(method), uncompiled));
    }
    Verdict<KeyCall> key = keys.check(method);
    return key.weavable() == null
        ? Verdict.problem(key.problem())
        : Verdict.of(new LockMethod(host, method, key.weavable()));
  }

  private @Nullable String shape(MethodModel method) {
    String where = host.describe(method);
    String body = BODY.problem(host, method);
    if (body != null) {
      return body;
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
}
