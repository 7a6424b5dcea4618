package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.config.AttributeSchema;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What settings can override of {@code @Retry}. */
public final class RetrySchema implements AttributeSchema {
  static final String AREA = "retry";

  private static final Set<String> ATTRIBUTES = names();

  private static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (RetryAttribute attribute : RetryAttribute.values()) {
      names.add(attribute.text());
    }
    return Collections.unmodifiableSet(names);
  }

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
