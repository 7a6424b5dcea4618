package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.DurationText;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import java.time.Duration;

/**
 * How long everything takes in the life of nodes; in nanoseconds. All of it follows from two
 * settings, so that it keeps its proportions. {@code docs/operations.md} explains each.
 *
 * @param heartbeat how often a node says that it is there, and reads what the others say
 * @param expiry for how long it counts as there after that; at least three heartbeats
 */
record Timings(long heartbeat, long expiry) {
  static final String HEARTBEAT_KEY = "selvedge.node.heartbeat";
  static final String EXPIRY_KEY = "selvedge.node.expiry";

  /** The most that a node stays in joining, in heartbeats, as a power of two. */
  private static final int MOST_DOUBLINGS = 5;

  static Timings of(Settings settings) {
    long heartbeat = nanos(settings, HEARTBEAT_KEY, "1s");
    long expiry = nanos(settings, EXPIRY_KEY, "4s");
    if (expiry / 3 < heartbeat) {
      throw new InvalidSettingException(
          Diagnostic.SETTING_INVALID.message(
              EXPIRY_KEY,
              words(expiry) + " is less than three times the heartbeat of " + words(heartbeat)));
    }
    return new Timings(heartbeat, expiry);
  }

  private static long nanos(Settings settings, String key, String otherwise) {
    return DurationText.parseNanos(settings.get(key).orElse(otherwise));
  }

  static String words(long nanos) {
    long millis = Duration.ofNanos(nanos).toMillis();
    return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
  }

  /** By how much all that recurs varies, so that nodes do not do it all at once. */
  long jitter() {
    return Math.min(heartbeat / 10, 100_000_000);
  }

  /** For how long one answer of the store is waited for: one that is lost must not cost a life. */
  long patience() {
    return expiry / 3;
  }

  /** When to ask again where there was no answer. */
  long retry() {
    return heartbeat / 4;
  }

  /** By how much sooner a node takes itself for gone than others would. */
  long margin() {
    return Math.min(expiry / 20, 200_000_000);
  }

  /** How long a node stays in joining, so that one that comes and goes moves no keys. */
  long stabilisation(int flaps) {
    return heartbeat << Math.min(flaps, MOST_DOUBLINGS);
  }

  /** How long a node has to be up, or gone, until one flap is forgotten. */
  long forgetFlap() {
    return 60 * heartbeat;
  }

  /** How long a node that leaves stays so that all others can read of it. */
  long drain() {
    return 2 * heartbeat + heartbeat / 2;
  }

  /** For how long a view from which most members have vanished at once is not believed. */
  long hold() {
    return 10 * heartbeat;
  }

  /** For how long the record of a node that is gone is kept: until its flaps are forgotten. */
  long keepFor() {
    return 300 * heartbeat;
  }

  /** How often a name server is asked. */
  long lookup() {
    return 5 * heartbeat;
  }
}
