package dev.selvedge.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Arguments of scripts as Redis wants them. */
final class Numbers {
  static final byte[] EXCLUSIVE = {'X'};
  static final byte[] SHARED = {'S'};

  private Numbers() {}

  /** Rounded up, so that nothing ends sooner than was asked for; at least one unless zero. */
  static long millis(Duration duration) {
    return duration.plusNanos(999_999).toMillis();
  }

  static byte[] ascii(long number) {
    return number >= 0 && number < 10
        ? new byte[] {(byte) ('0' + number)}
        : Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
