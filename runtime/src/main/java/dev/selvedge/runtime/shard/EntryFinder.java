package dev.selvedge.runtime.shard;

import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.NotWovenException;
import dev.selvedge.runtime.shard.call.CallMethod;
import java.lang.reflect.Method;

/** Finds what a call from another node enters at: lock and body of a method, without routing. */
interface EntryFinder {

  /** Finds what the weaver has left. */
  EntryFinder WOVEN =
      routed -> {
        String name = CompanionNames.localMethod(routed.getName());
        String descriptor = CallMethod.descriptor(routed);
        for (Method candidate : routed.getDeclaringClass().getDeclaredMethods()) {
          if (candidate.isSynthetic()
              && isNamed(candidate.getName(), name)
              && CallMethod.descriptor(candidate).equals(descriptor)) {
            return candidate;
          }
        }
        throw new NotWovenException(
            Diagnostic.NOT_WOVEN.message(
                routed.getDeclaringClass().getName(), ": " + routed.getName() + descriptor));
      };

  /** The name itself, or with {@code $} after it, where it was taken. */
  private static boolean isNamed(String candidate, String name) {
    return candidate.startsWith(name)
        && candidate.chars().skip(name.length()).allMatch(c -> c == '$');
  }

  /**
   * The entry of a method.
   *
   * @throws NotWovenException if there is none
   */
  Method entry(Method routed);
}
