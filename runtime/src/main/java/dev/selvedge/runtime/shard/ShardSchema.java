package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.config.AttributeSchema;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** What settings can override of {@code @ShardBy}. */
public final class ShardSchema implements AttributeSchema {
  static final String AREA = "shard";

  private static final Set<String> ATTRIBUTES = names();

  private static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (ShardAttribute attribute : ShardAttribute.values()) {
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
    ShardAttribute known = ShardAttribute.named(attribute);
    if (known == null) {
      throw new IllegalArgumentException("'" + attribute + "' is none of " + ATTRIBUTES);
    }
    known.put(ShardAttributes.DEFAULTS, value);
  }
}
