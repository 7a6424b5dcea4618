package dev.selvedge.demo;

import dev.selvedge.runtime.internal.Secrets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of an option's value, read as what it must be. */
final class OptionValue {

  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)");
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

  private static final Pattern COORDINATORS =
      Pattern.compile("file:.+|redis[-+a-z]*://.+|jdbc:[a-z0-9]+:.+");

  private OptionValue() {}

  /** A whole number from min to max. */
  static long whole(String option, String text, long min, long max) throws BadOptionException {
    boolean any = min == Long.MIN_VALUE && max == Long.MAX_VALUE;
    String accepted =
        any ? "a whole number of up to 64 bits" : "a whole number from " + min + " to " + max;
    if (!WHOLE.matcher(text).matches()) {
      throw unacceptable(option, text, "not a number", accepted);
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // more digits than 64 bits hold: out of range like any other, and reported so below
    }
    throw unacceptable(option, text, "out of range", accepted);
  }

  /** A share from 0 to 1, as a decimal or a fraction. */
  static double share(String option, String text) throws BadOptionException {
    String accepted = "a number from 0 to 1 such as 0.5 or 1/3";
    Matcher fraction = FRACTION.matcher(text);
    double value;
    if (fraction.matches()) {
      // a zero below gives infinity or NaN, which is out of range
      value = Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2));
    } else if (DECIMAL.matcher(text).matches()) {
      value = Double.parseDouble(text);
    } else {
      throw unacceptable(option, text, "not a number", accepted);
    }
    if (value >= 0 && value <= 1) {
      return value;
    }
    throw unacceptable(option, text, "out of range", accepted);
  }

  /**
   * Where processes meet, if anything is said about it.
   *
   * @param local whether each process by itself will do
   */
  static Optional<String> coordinator(CommandLine line, boolean local) throws BadOptionException {
    if (!line.has(CommandLine.COORDINATOR)) {
      return Optional.empty();
    }
    String text = line.valueOf(CommandLine.COORDINATOR, "");
    if (COORDINATORS.matcher(text).matches() || (local && text.equals("local"))) {
      return Optional.of(text);
    }
    throw unacceptable(
        CommandLine.COORDINATOR,
        Secrets.masked(text),
        text.equals("local") ? "by which nodes cannot find each other" : "not a coordinator",
        "file:DIR, redis://HOST:PORT" + (local ? ", a jdbc: URL or local" : " or a jdbc: URL"));
  }

  private static BadOptionException unacceptable(
      String option, String text, String fault, String accepted) {
    return new BadOptionException(
        text.isEmpty()
            ? option + " has no value; give it " + accepted
            : option + " is '" + text + "', " + fault + "; give it " + accepted);
  }
}
