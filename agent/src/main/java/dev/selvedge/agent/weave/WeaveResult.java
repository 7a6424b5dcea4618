package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one class.
 *
 * @param classFile what to use instead of the original; null to leave that as it is
 * @param problems whole diagnostics, one a method or class
 */
public record WeaveResult(byte @Nullable [] classFile, List<String> problems) {
  static final WeaveResult UNTOUCHED = new WeaveResult(null, List.of());

  public WeaveResult {
    problems = List.copyOf(problems);
  }
}
