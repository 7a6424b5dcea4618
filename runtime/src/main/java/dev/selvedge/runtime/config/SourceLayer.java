package dev.selvedge.runtime.config;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.internal.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one source contributes: its usable values, and what is wrong with the others; immutable.
 *
 * <p>A value that cannot be used leaves the one before it in force; where there was none, the key
 * is left to the sources of lower precedence.
 */
record SourceLayer(Map<String, String> values, List<String> problems) {
  static final SourceLayer EMPTY = new SourceLayer(Map.of(), List.of());

  SourceLayer {
    values = Map.copyOf(values);
    problems = List.copyOf(problems);
  }

  /** The layer that follows this one when its source has been read again. */
  SourceLayer next(SettingSource.Reading reading, KnownKeys known) {
    Map<String, String> usable = new HashMap<>(reading.complete() ? Map.of() : values);
    List<String> wrong = new ArrayList<>(reading.problems());
    new TreeMap<>(reading.values())
        .forEach(
            (key, found) -> {
              String problem = problem(key, found, known);
              if (problem == null) {
                usable.put(key, found.value());
                return;
              }
              wrong.add(problem);
              String previous = values.get(key);
              if (previous != null) {
                usable.put(key, previous);
              }
            });
    return new SourceLayer(usable, wrong);
  }

  private static @Nullable String problem(String key, SettingSource.Found found, KnownKeys known) {
    if (!known.contains(key)) {
      return unknown(key, known);
    }
    try {
      known.check(key, found.value());
      return null;
    } catch (IllegalArgumentException e) {
      return invalid(key + " (" + found.origin() + ")", e);
    }
  }

  static String unknown(String key, KnownKeys known) {
    return Diagnostic.SETTING_UNKNOWN.message(key, Spelling.didYouMean(known.suggestion(key)));
  }

  static String invalid(String key, IllegalArgumentException reason) {
    return Diagnostic.SETTING_INVALID.message(
        key, Objects.requireNonNullElse(reason.getMessage(), "it cannot be used"));
  }
}
