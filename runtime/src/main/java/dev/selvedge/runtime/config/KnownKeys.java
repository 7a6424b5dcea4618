package dev.selvedge.runtime.config;

import dev.selvedge.runtime.internal.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which keys exist and what their values must look like; immutable. */
final class KnownKeys {
  private static final String PREFIX = "selvedge.";

  private final Map<String, AttributeSchema> areas = new TreeMap<>();
  private final Set<String> fixed = new TreeSet<>();

  KnownKeys(List<AttributeSchema> schemas) {
    for (AttributeSchema schema : schemas) {
      areas.put(schema.area(), schema);
      for (String attribute : schema.attributes()) {
        fixed.add(new AttributeKey(schema.area(), "", "", attribute).text());
      }
    }
    for (GlobalKey key : GlobalKey.ALL) {
      if (key.isFixed()) {
        fixed.add(key.pattern());
      }
    }
  }

  /** The keys without a class, a method or a name in them: those the environment can give. */
  Set<String> fixed() {
    return fixed;
  }

  /** The attributes of one area; empty where there is no such area. */
  Set<String> attributes(String area) {
    AttributeSchema schema = areas.get(area);
    return schema == null ? Set.of() : schema.attributes();
  }

  boolean contains(String key) {
    return attribute(key) != null || global(key) != null;
  }

  /**
   * Returns if the value of a known key can be used.
   *
   * @throws IllegalArgumentException with a message that shows the value and what is accepted
   */
  void check(String key, String value) {
    AttributeKey attribute = attribute(key);
    AttributeSchema schema = attribute == null ? null : areas.get(attribute.area());
    if (attribute != null && schema != null) {
      schema.check(attribute.attribute(), value);
      return;
    }
    GlobalKey global = global(key);
    if (global != null) {
      global.check().check(value);
    }
  }

  /** The parts of a known key that is for an annotation. */
  @Nullable AttributeKey attribute(String key) {
    AttributeKey parts = AttributeKey.parse(key);
    AttributeSchema schema = parts == null ? null : areas.get(parts.area());
    return parts != null && schema != null && schema.attributes().contains(parts.attribute())
        ? parts
        : null;
  }

  private static @Nullable GlobalKey global(String key) {
    for (GlobalKey known : GlobalKey.ALL) {
      if (known.matches(key)) {
        return known;
      }
    }
    return null;
  }

  /** The known key that was probably meant by one that is not known. */
  Optional<String> suggestion(String key) {
    String plain = key.replaceAll("\\(.*\\)", ""); // overloads share their settings
    if (contains(plain)) {
      return Optional.of(plain);
    }
    String tail = tail(plain);
    return Spelling.nearest(tail, fixed.stream().map(KnownKeys::tail).toList())
        .map(PREFIX::concat)
        .or(() -> corrected(PREFIX + tail));
  }

  /** What tells keys apart, so that their common beginning does not make them look alike. */
  private static String tail(String key) {
    return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
  }

  private Optional<String> corrected(String key) {
    AttributeKey parts = AttributeKey.parse(key);
    if (parts == null) {
      return Optional.empty();
    }
    Optional<AttributeSchema> schema =
        areas.containsKey(parts.area())
            ? Optional.ofNullable(areas.get(parts.area()))
            : Spelling.nearest(parts.area(), areas.keySet()).map(areas::get);
    return schema.flatMap(
        known ->
            Spelling.nearest(parts.attribute(), known.attributes())
                .map(
                    attribute ->
                        new AttributeKey(known.area(), parts.owner(), parts.method(), attribute)
                            .text()));
  }
}
