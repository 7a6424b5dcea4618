package dev.selvedge.demo;

import java.time.Duration;

/** Times that buyers waited until they were served, added up. Not thread-safe. */
final class WaitingTime {

  /** Shorter is the ordinary cost of a call, contended or not. */
  static final Duration NOTICED = Duration.ofMillis(5);

  private Duration total = Duration.ZERO;
  private Duration longest = Duration.ZERO;
  private int noticed;

  void add(Duration time) {
    total = total.plus(time);
    longest = time.compareTo(longest) > 0 ? time : longest;
    noticed += time.compareTo(NOTICED) >= 0 ? 1 : 0;
  }

  void add(WaitingTime other) {
    total = total.plus(other.total);
    longest = other.longest.compareTo(longest) > 0 ? other.longest : longest;
    noticed += other.noticed;
  }

  Duration total() {
    return total;
  }

  Duration longest() {
    return longest;
  }

  /** Calls that waited for at least {@link #NOTICED}. */
  int noticed() {
    return noticed;
  }
}
