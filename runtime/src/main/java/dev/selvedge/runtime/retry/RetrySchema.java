package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.config.AttributeSchema;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What settings can override of {@code @Retry}. */
public final class RetrySchema implements AttributeSchema {
  static final String AREA = "retry";

  private static final Set<String> ATTRIBUTES =
      Arrays.stream(RetryAttribute.values())
          .map(RetryAttribute::text)
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public String area() {
    return AREA;
  }

  @Override
  public Set<String> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public void check(String attribute, String value) {
    RetryAttribute known = RetryAttribute.named(attribute);
    if (known == null) {
      throw new IllegalArgumentException("'" + attribute + "' is none of " + ATTRIBUTES);
    }
    known.put(RetryAttributes.DEFAULTS, value);
  }
}
