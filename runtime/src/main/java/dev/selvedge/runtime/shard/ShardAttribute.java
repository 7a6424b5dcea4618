package dev.selvedge.runtime.shard;

import dev.selvedge.Affinity;
import dev.selvedge.contract.DurationText;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The attributes of {@code @ShardBy} that settings can override, each with how to read it. */
enum ShardAttribute {
  TIMEOUT("timeout"),
  AFFINITY("affinity");

  private static final long SHORTEST = Duration.ofMillis(1).toNanos();

  private final String text;

  ShardAttribute(String text) {
    this.text = text;
  }

  /** Its name in the annotation and in settings. */
  String text() {
    return text;
  }

  static @Nullable ShardAttribute named(String name) {
    for (ShardAttribute attribute : values()) {
      if (attribute.text.equals(name)) {
        return attribute;
      }
    }
    return null;
  }

  /**
   * The attributes with this one replaced.
   *
   * @throws IllegalArgumentException if the text cannot be read; the message shows it
   */
  ShardAttributes put(ShardAttributes attributes, String value) {
    return switch (this) {
      case TIMEOUT -> new ShardAttributes(attributes.affinity(), timeout(value));
      case AFFINITY -> new ShardAttributes(affinity(value), attributes.timeout());
    };
  }

  /** The text itself, once it is known to be a duration that leaves time for a call. */
  private static String timeout(String text) {
    if (DurationText.parseNanos(text) < SHORTEST) {
      throw new IllegalArgumentException("'" + text + "' is shorter than 1ms");
    }
    return text;
  }

  private static Affinity affinity(String text) {
    try {
      return Affinity.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is none of OWNER, PREFERRED", e);
    }
  }
}
