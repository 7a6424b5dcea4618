package dev.selvedge.contract;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The notation of durations: a whole number with a unit, or ISO-8601. */
public final class DurationText {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,19})\\s*(ns|us|ms|s|m|h|d)");

  private DurationText() {}

  /**
   * The duration in nanoseconds, never negative.
   *
   * @throws IllegalArgumentException with a message that shows the value and what is accepted
   */
  public static long parseNanos(String text) {
    String value = text.strip();
    Matcher matcher = SHORT.matcher(value.toLowerCase(Locale.ROOT));
    try {
      Duration duration =
          matcher.matches()
              ? inUnit(Long.parseLong(matcher.group(1)), matcher.group(2))
              : Duration.parse(value);
      if (duration.isNegative()) {
        throw new IllegalArgumentException("'" + text + "' is negative");
      }
      return duration.toNanos();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a duration such as 100ms, 2s, 5m, 1h or PT2.5S", e);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is longer than 292 years", e);
    }
  }

  private static Duration inUnit(long count, String unit) {
    return switch (unit) {
      case "ns" -> Duration.ofNanos(count);
      case "us" -> Duration.ofNanos(Math.multiplyExact(count, 1_000L));
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> throw new IllegalArgumentException("unknown unit '" + unit + "'");
    };
  }
}
