package dev.selvedge.agent.weave;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.DurationText;
import dev.selvedge.contract.ResultKind;
import dev.selvedge.contract.RetryDefaults;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the bytes alone can tell of a {@code @Retry} method. The compiler's half checks more
 * and earlier; this is for classes that it never saw.
 */
final class RetryValidator {

  private final ClassModel host;
  private final Set<String> planFields;

  RetryValidator(ClassModel host, Set<String> planFields) {
    this.host = host;
    this.planFields = planFields;
  }

  Verdict<RetryMethod> check(MethodModel method) {
    String problem = shape(method);
    if (problem == null) {
      problem = values(method);
    }
    if (problem != null) {
      return Verdict.problem(problem);
    }
    Sibling fallback = method.attribute("fallback", "").isEmpty() ? Sibling.NONE : fallback(method);
    Sibling predicate =
        method.attribute("retryIf", "").isEmpty() ? Sibling.NONE : predicate(method);
    if (fallback.problem != null || predicate.problem != null) {
      return Verdict.problem(fallback.problem != null ? fallback.problem : predicate.problem);
    }
    RetryMethod weavable = new RetryMethod(host, method, fallback.method, predicate.method, false);
    boolean planned = planFields.contains(weavable.planFieldName());
    return Verdict.of(new RetryMethod(host, method, fallback.method, predicate.method, planned));
  }

  private @Nullable String shape(MethodModel method) {
    String where = host.describe(method);
    if (method.name().startsWith("<")) {
      return Diagnostic.WEAVE_FAILED.message(where, "a half-built object cannot be built again");
    }
    if (method.is(Opcodes.ACC_ABSTRACT)) {
      return Diagnostic.RETRY_ABSTRACT.message(where);
    }
    if (method.is(Opcodes.ACC_NATIVE)) {
      return Diagnostic.RETRY_NATIVE.message(where);
    }
    if (method.is(Opcodes.ACC_SYNCHRONIZED)) {
      return Diagnostic.RETRY_SYNCHRONIZED.message(where);
    }
    Type[] parameters = method.parameters();
    if (parameters.length > 0
        && parameters[parameters.length - 1].getClassName().equals(ResultKind.SUSPEND_MARK)) {
      return Diagnostic.RETRY_SUSPEND.message(where);
    }
    String result = method.result().getClassName();
    return switch (ResultKind.ofErasure(result)) {
      case UNFOLLOWED -> Diagnostic.RETRY_RESULT_UNFOLLOWED.message(where, result, remedy(result));
      case STAGE -> capture(method, where);
      case VALUE -> null;
    };
  }

  /** The arguments are captured for later attempts, by a call that takes two words of its own. */
  private static @Nullable String capture(MethodModel method, String where) {
    return method.words() > HostCode.MOST_CAPTURED
        ? Diagnostic.WEAVE_TOO_MANY_PARAMETERS.message(where, method.words())
        : null;
  }

  private static String remedy(String result) {
    return ResultKind.UNFOLLOWED_TYPES.getOrDefault(
        result, "return a value, a collection or a CompletableFuture");
  }

  private @Nullable String values(MethodModel method) {
    String where = host.describe(method);
    int maxAttempts = Integer.parseInt(method.attribute("maxAttempts", "1"));
    if (maxAttempts < 1) {
      return Diagnostic.RETRY_MAX_ATTEMPTS.message(maxAttempts, where);
    }
    double multiplier = Double.parseDouble(method.attribute("multiplier", "1"));
    if (!(multiplier >= 1) || Double.isInfinite(multiplier)) {
      return Diagnostic.RETRY_MULTIPLIER.message(multiplier, where);
    }
    for (String name : List.of("delay", "maxDelay", "maxDuration")) {
      String text = method.attribute(name, name.equals("delay") ? RetryDefaults.DELAY : "");
      if (name.equals("delay") || !text.isBlank()) {
        try {
          DurationText.parseNanos(text);
        } catch (IllegalArgumentException e) {
          return Diagnostic.RETRY_DURATION.message(name, where, String.valueOf(e.getMessage()));
        }
      }
    }
    String delay = method.attribute("delay", RetryDefaults.DELAY);
    String maxDelay = method.attribute("maxDelay", "");
    boolean inverted =
        !maxDelay.isBlank() && DurationText.parseNanos(delay) > DurationText.parseNanos(maxDelay);
    return inverted ? Diagnostic.RETRY_DELAY_ABOVE_MAX.message(delay, maxDelay, where) : null;
  }

  /** A method named by an attribute, or what is wrong with it; both null where none is named. */
  private record Sibling(@Nullable MethodModel method, @Nullable String problem) {
    static final Sibling NONE = new Sibling(null, null);
  }

  private Sibling fallback(MethodModel method) {
    return sibling(
        method,
        method.attribute("fallback", ""),
        candidate -> standsIn(candidate, method),
        Diagnostic.RETRY_FALLBACK_UNKNOWN,
        Diagnostic.RETRY_FALLBACK_AMBIGUOUS,
        candidate ->
            Diagnostic.RETRY_FALLBACK_ILL_TYPED.message(
                candidate.signature(),
                host.describe(method),
                "parameters, result or static do not fit",
                method.result().getClassName() + ' ' + candidate.name() + parameters(method)));
  }

  private Sibling predicate(MethodModel method) {
    return sibling(
        method,
        method.attribute("retryIf", ""),
        candidate -> judges(candidate, method),
        Diagnostic.RETRY_PREDICATE_UNKNOWN,
        Diagnostic.RETRY_PREDICATE_AMBIGUOUS,
        candidate ->
            Diagnostic.RETRY_PREDICATE_ILL_TYPED.message(
                candidate.signature(),
                host.describe(method),
                "parameter, result or static do not fit",
                "declare it as boolean "
                    + candidate.name()
                    + '('
                    + method.result().getClassName()
                    + ')'));
  }

  /** The one method of that name that fits, or which of three ways there is none. */
  private Sibling sibling(
      MethodModel method,
      String name,
      Predicate<MethodModel> fits,
      Diagnostic unknown,
      Diagnostic ambiguous,
      Function<MethodModel, String> illTyped) {
    String where = host.describe(method);
    List<MethodModel> named = named(name, method);
    if (named.isEmpty()) {
      return new Sibling(null, unknown.message(name, where, host.binaryName(), ""));
    }
    List<MethodModel> fitting = named.stream().filter(fits).toList();
    if (fitting.size() == 1) {
      return new Sibling(fitting.get(0), null);
    }
    return new Sibling(
        null,
        fitting.isEmpty()
            ? illTyped.apply(named.get(0))
            : ambiguous.message(name, where, signatures(fitting)));
  }

  private boolean standsIn(MethodModel candidate, MethodModel method) {
    Type[] own = method.parameters();
    Type[] theirs = candidate.parameters();
    boolean sameStart =
        theirs.length >= own.length
            && theirs.length <= own.length + 1
            && Arrays.equals(own, Arrays.copyOf(theirs, own.length));
    return sameStart
        && (theirs.length == own.length || theirs[own.length].getSort() == Type.OBJECT)
        && !candidate.is(Opcodes.ACC_ABSTRACT)
        && (candidate.isStatic() || !method.isStatic())
        && isReference(candidate.result()) == isReference(method.result())
        && (isReference(method.result()) || candidate.result().equals(method.result()));
  }

  private static List<String> signatures(List<MethodModel> methods) {
    return methods.stream().map(MethodModel::signature).toList();
  }

  private static String parameters(MethodModel method) {
    return method.signature().substring(method.name().length());
  }

  private static boolean judges(MethodModel candidate, MethodModel method) {
    Type[] parameters = candidate.parameters();
    if (parameters.length != 1
        || candidate.result().getSort() != Type.BOOLEAN
        || candidate.is(Opcodes.ACC_ABSTRACT)
        || (!candidate.isStatic() && method.isStatic())) {
      return false;
    }
    return isReference(method.result())
        ? isReference(parameters[0])
        : parameters[0].equals(method.result());
  }

  private List<MethodModel> named(String name, MethodModel except) {
    return host.methods().stream()
        .filter(m -> m.name().equals(name) && !m.equals(except) && !m.is(Opcodes.ACC_BRIDGE))
        .toList();
  }

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }
}
