package dev.selvedge.runtime.lock;

import dev.selvedge.OnLost;
import dev.selvedge.contract.DurationText;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of {@code @DistributedLock} that settings can override, each with how to read it.
 */
enum LockAttribute {
  WAIT_FOR("waitFor"),
  LEASE("lease"),
  HOLD_AT_LEAST("holdAtLeast"),
  ON_LOST("onLost"),
  COORDINATOR("coordinator");

  private static final long SHORTEST_LEASE = Duration.ofMillis(100).toNanos();

  private final String text;

  LockAttribute(String text) {
    this.text = text;
  }

  /** Its name in the annotation and in settings. */
  String text() {
    return text;
  }

  static @Nullable LockAttribute named(String name) {
    for (LockAttribute attribute : values()) {
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
  LockAttributes put(LockAttributes attributes, String value) {
    LockAttributes.Builder changed = attributes.toBuilder();
    switch (this) {
      case WAIT_FOR -> changed.waitFor = duration(value);
      case LEASE -> changed.lease = lease(value);
      case HOLD_AT_LEAST -> changed.holdAtLeast = value.isBlank() ? "" : duration(value);
      case ON_LOST -> changed.onLost = onLost(value);
      case COORDINATOR -> changed.coordinator = value.strip();
    }
    return changed.build();
  }

  /** The text itself, once it is known to be a duration. */
  private static String duration(String text) {
    DurationText.parseNanos(text);
    return text;
  }

  private static String lease(String text) {
    if (DurationText.parseNanos(text) < SHORTEST_LEASE) {
      throw new IllegalArgumentException("'" + text + "' is shorter than 100ms");
    }
    return text;
  }

  private static OnLost onLost(String text) {
    try {
      return OnLost.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is none of FAIL, INTERRUPT", e);
    }
  }
}
