package dev.selvedge.runtime.retry;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import dev.selvedge.contract.DurationText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes of {@code @Retry} that can be given as text, each with how it is read. */
enum RetryAttribute {
  MAX_ATTEMPTS("maxAttempts"),
  DELAY("delay"),
  MULTIPLIER("multiplier"),
  MAX_DELAY("maxDelay"),
  JITTER("jitter"),
  MAX_DURATION("maxDuration"),
  ON("on"),
  ABORT_ON("abortOn"),
  BUDGET("budget"),
  NESTED("nested");

  private final String text;

  RetryAttribute(String text) {
    this.text = text;
  }

  /** Its name in the annotation and in settings. */
  String text() {
    return text;
  }

  static @Nullable RetryAttribute named(String name) {
    for (RetryAttribute attribute : values()) {
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
  RetryAttributes put(RetryAttributes attributes, String value) {
    RetryAttributes.Builder changed = attributes.toBuilder();
    switch (this) {
      case MAX_ATTEMPTS -> changed.maxAttempts = wholeNumber(value);
      case DELAY -> changed.delay = duration(value);
      case MULTIPLIER -> changed.multiplier = factor(value);
      case MAX_DELAY -> changed.maxDelay = value.isBlank() ? "" : duration(value);
      case JITTER -> changed.jitter = constant(Jitter.class, value);
      case MAX_DURATION -> changed.maxDuration = value.isBlank() ? "" : duration(value);
      case ON -> changed.on = names(value);
      case ABORT_ON -> changed.abortOn = names(value);
      case BUDGET -> changed.budget = value.strip();
      case NESTED -> changed.nested = constant(Nested.class, value);
    }
    return changed.build();
  }

  private static int wholeNumber(String text) {
    int value;
    try {
      value = Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number of 1 or more", e);
    }
    if (value < 1) {
      throw new IllegalArgumentException(value + " is not 1 or more");
    }
    return value;
  }

  private static double factor(String text) {
    double value;
    try {
      value = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number of 1 or more", e);
    }
    if (!(value >= 1) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(value + " is not a finite number of 1 or more");
    }
    return value;
  }

  /** The text itself, once it is known to be a duration. */
  private static String duration(String text) {
    DurationText.parseNanos(text);
    return text;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    try {
      return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      String accepted =
          Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
      throw new IllegalArgumentException("'" + text + "' is none of " + accepted, e);
    }
  }

  private static List<String> names(String text) {
    return Stream.of(text.split(",", -1)).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }
}
