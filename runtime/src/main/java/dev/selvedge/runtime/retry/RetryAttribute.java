package dev.selvedge.runtime.retry;

import dev.selvedge.Jitter;
import dev.selvedge.Nested;
import dev.selvedge.contract.DurationText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attributes of {@code @Retry} that can be given as text, each with how it is read. */
enum RetryAttribute {
  MAX_ATTEMPTS("maxAttempts") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      int value = wholeNumber(text);
      return new RetryAttributes(
          value,
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  DELAY("delay") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      DurationText.parseNanos(text);
      return new RetryAttributes(
          a.maxAttempts(),
          text,
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  MULTIPLIER("multiplier") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      double value = factor(text);
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          value,
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  MAX_DELAY("maxDelay") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      optionalDuration(text);
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          text,
          a.jitter(),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  JITTER("jitter") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          constant(Jitter.class, text),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  MAX_DURATION("maxDuration") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      optionalDuration(text);
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          text,
          a.on(),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  ON("on") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          names(text),
          a.abortOn(),
          a.budget(),
          a.nested());
    }
  },
  ABORT_ON("abortOn") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          a.on(),
          names(text),
          a.budget(),
          a.nested());
    }
  },
  BUDGET("budget") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          text.strip(),
          a.nested());
    }
  },
  NESTED("nested") {
    @Override
    RetryAttributes put(RetryAttributes a, String text) {
      return new RetryAttributes(
          a.maxAttempts(),
          a.delay(),
          a.multiplier(),
          a.maxDelay(),
          a.jitter(),
          a.maxDuration(),
          a.on(),
          a.abortOn(),
          a.budget(),
          constant(Nested.class, text));
    }
  };

  private static final Map<String, RetryAttribute> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RetryAttribute::text, a -> a));

  private final String text;

  RetryAttribute(String text) {
    this.text = text;
  }

  /** Its name in the annotation and in settings. */
  String text() {
    return text;
  }

  static @Nullable RetryAttribute named(String name) {
    return BY_NAME.get(name);
  }

  /**
   * The attributes with this one replaced.
   *
   * @throws IllegalArgumentException if the text cannot be read; the message shows it
   */
  abstract RetryAttributes put(RetryAttributes attributes, String text);

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

  private static void optionalDuration(String text) {
    if (!text.isBlank()) {
      DurationText.parseNanos(text);
    }
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
