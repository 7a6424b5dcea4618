package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.ResultKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a {@code @ShardBy} method can be woven: what the bytes must be like, and whether
 * the companion was made for them.
 */
final class ShardValidator {
  private static final BodyShape BODY =
      new BodyShape(
          Diagnostic.SHARD_ABSTRACT,
          Diagnostic.SHARD_NATIVE,
          Diagnostic.SHARD_SYNCHRONIZED,
          Diagnostic.SHARD_SUSPEND);

  private final ClassModel host;
  private final KeyValidator keys;

  ShardValidator(ClassModel host, Companion companion, Members members) {
    this.host = host;
    this.keys = new KeyValidator(KeyKind.SHARD, host, companion, members);
  }

  /**
   * Checks one method.
   *
   * @throws IOException if the bytes of a class that is there cannot be got
   */
  Verdict<ShardMethod> check(MethodModel method) throws IOException {
    String problem = shape(method);
    if (problem != null) {
      return Verdict.problem(problem);
    }
    String uncompiled = keys.uncompiled(method);
    if (uncompiled != null) {
      return Verdict.problem(
          Diagnostic.WEAVE_SHARD_UNCOMPILED.message(host.describe(method), uncompiled));
    }
    for (int parameter : method.shardParameters()) {
      if (!HostCode.isReference(method.parameters()[parameter])) {
        return Verdict.problem(
            Diagnostic.WEAVE_MISFIT.message(
                CompanionNames.companion(host.binaryName()),
                host.describe(method),
                "#" + parameter + " is @Shard, and no object"));
      }
    }
    Verdict<KeyCall> hash = keys.check(method);
    return hash.weavable() == null
        ? Verdict.problem(hash.problem())
        : Verdict.of(new ShardMethod(host, method, hash.weavable()));
  }

  private @Nullable String shape(MethodModel method) {
    String where = host.describe(method);
    String body = BODY.problem(host, method);
    if (body != null) {
      return body;
    }
    String result = method.result().getClassName();
    if (ResultKind.ofErasure(result) == ResultKind.UNFOLLOWED) {
      return Diagnostic.SHARD_RESULT_UNCARRIABLE.message(
          where,
          result,
          "it is still being produced when the method returns",
          ResultKind.lockedInstead(result));
    }
    return !ShardMethod.selects(method) && method.words() > HostCode.MOST_CAPTURED
        ? Diagnostic.WEAVE_TOO_MANY_PARAMETERS.message(where, method.words())
        : null;
  }
}
