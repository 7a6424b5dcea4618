package dev.selvedge.agent.weave;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one annotated method gave: one of the two is null.
 *
 * @param weavable the method with all that its code needs
 * @param problem the whole diagnostic that says why it cannot be woven
 */
record Verdict<T>(@Nullable T weavable, @Nullable String problem) {

  static <T> Verdict<T> of(T weavable) {
    return new Verdict<>(weavable, null);
  }

  static <T> Verdict<T> problem(@Nullable String problem) {
    return new Verdict<>(null, Objects.requireNonNull(problem));
  }
}
