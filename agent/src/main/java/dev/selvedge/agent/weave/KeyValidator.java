package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds out how the key of a method is made, and whether host and companion agree on that. */
final class KeyValidator {
  private final KeyKind kind;
  private final ClassModel host;
  private final Companion companion;
  private final Members members;

  KeyValidator(KeyKind kind, ClassModel host, Companion companion, Members members) {
    this.kind = kind;
    this.host = host;
    this.companion = companion;
    this.members = members;
  }

  /**
   * Checks one method, of which the companion has the plan.
   *
   * @throws IOException if the bytes of a class that is there cannot be got
   */
  Verdict<KeyCall> check(MethodModel method) throws IOException {
    List<String> descriptors = descriptors(method);
    String reach = companion.reach().get(kind.reachField(method));
    if (descriptors.size() != 1 || reach == null) {
      return misfit(
          method,
          reach == null
              ? "it does not say what its " + kind.noun() + " is made from"
              : "it has " + descriptors.size() + " methods " + kind.maker(method));
    }
    List<Origin> origins;
    try {
      origins = ReachText.parse(reach);
    } catch (IllegalArgumentException e) {
      return misfit(method, String.valueOf(e.getMessage()));
    }
    KeyCall key = new KeyCall(kind, host, method, descriptors.get(0), origins);
    String misfit = new KeyFit(key).misfit();
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
    return Verdict.of(key);
  }

  /** Why there is no plan for a method; null if there is one. */
  @Nullable String uncompiled(MethodModel method) {
    String name = CompanionNames.companion(host.binaryName());
    if (!companion.isThere()) {
      return "there is no class " + name;
    }
    boolean known =
        (kind == KeyKind.LOCK ? companion.lockPlans() : companion.shardPlans())
            .contains(kind.planField(method));
    return known ? null : "class " + name + " does not know it";
  }

  private List<String> descriptors(MethodModel method) {
    List<String> found = new ArrayList<>();
    for (String descriptor : companion.makers().getOrDefault(kind.maker(method), List.of())) {
      if (descriptor.endsWith(')' + kind.result())) {
        found.add(descriptor);
      }
    }
    return found;
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
        ? Diagnostic.WEAVE_KEY_PRIVATE.message(
            host.describe(method), hop.describe(), host.majorVersion())
        : null;
  }

  private Verdict<KeyCall> misfit(MethodModel method, String how) {
    return Verdict.problem(misfitText(method, how));
  }

  private String misfitText(MethodModel method, String how) {
    return Diagnostic.WEAVE_MISFIT.message(
        CompanionNames.companion(host.binaryName()), host.describe(method), how);
  }
}
