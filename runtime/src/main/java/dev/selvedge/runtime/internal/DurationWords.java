package dev.selvedge.runtime.internal;

import java.time.Duration;

/** Durations as messages show them: {@code 250 ms}, {@code 15 s}, {@code 1.5 s}. */
public final class DurationWords {
  private DurationWords() {}

  public static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    String seconds = millis % 1_000 == 0 ? "" + millis / 1_000 : "" + millis / 100 / 10.0;
    return seconds + " s";
  }

  public static String ofNanos(long nanos) {
    return of(Duration.ofNanos(nanos));
  }
}
