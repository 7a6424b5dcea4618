package dev.selvedge.runtime.config;

import dev.selvedge.contract.DurationText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the values of one key must look like. */
@FunctionalInterface
interface ValueCheck {

  /** Accepts every text. */
  ValueCheck ANYTHING = value -> {};

  /**
   * Returns if the value can be used.
   *
   * @throws IllegalArgumentException with a message that shows the value and what is accepted
   */
  void check(String value);

  static ValueCheck oneOf(String... words) {
    List<String> accepted = Arrays.asList(words);
    return value -> {
      if (!accepted.contains(value)) {
        throw new IllegalArgumentException(
            "'" + value + "' is none of " + String.join(", ", accepted));
      }
    };
  }

  /** Accepts what the regular expression matches as a whole; {@code words} say the same. */
  static ValueCheck matching(String expression, String words) {
    Pattern pattern = Pattern.compile(expression);
    return value -> {
      if (!pattern.matcher(value).matches()) {
        throw new IllegalArgumentException("'" + value + "' is not " + words);
      }
    };
  }

  static ValueCheck wholeNumber(long least, long most) {
    return value -> {
      String range = "a whole number from " + least + " to " + most;
      try {
        long number = Long.parseLong(value);
        if (number < least || number > most) {
          throw new IllegalArgumentException(value + " is not " + range);
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + value + "' is not " + range, e);
      }
    };
  }

  static ValueCheck powerOfTwo(long least, long most) {
    ValueCheck inRange = wholeNumber(least, most);
    return value -> {
      inRange.check(value);
      long number = Long.parseLong(value);
      if (Long.bitCount(number) != 1) {
        throw new IllegalArgumentException(
            number + " is not a power of two; near it is " + Long.highestOneBit(number));
      }
    };
  }

  static ValueCheck number(double least, double most) {
    return number("a number from " + least + " to " + most, least, most, false);
  }

  static ValueCheck zeroOr(double least, double most) {
    return number("0 or a number from " + least + " to " + most, least, most, true);
  }

  private static ValueCheck number(String range, double least, double most, boolean zeroToo) {
    return value -> {
      try {
        double number = Double.parseDouble(value);
        boolean inRange = number >= least && number <= most; // which NaN is not
        if (!inRange && !(zeroToo && number == 0)) {
          throw new IllegalArgumentException(value + " is not " + range);
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + value + "' is not " + range, e);
      }
    };
  }

  /** Accepts the notation of durations, {@code 100ms}, within bounds in the same notation. */
  static ValueCheck duration(String least, String most) {
    long from = DurationText.parseNanos(least);
    long to = DurationText.parseNanos(most);
    return value -> {
      long nanos = DurationText.parseNanos(value);
      if (nanos < from || nanos > to) {
        throw new IllegalArgumentException(value + " is not from " + least + " to " + most);
      }
    };
  }
}
