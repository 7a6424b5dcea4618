package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.config.Settings;

/** The keys of a ring's settings. */
final class Rings {
  private Rings() {}

  static String key(String ring, String attribute) {
    return "selvedge.ring." + ring + '.' + attribute;
  }

  /** How many members a first view needs. */
  static int minMembers(Settings settings, String ring) {
    return settings.get(key(ring, "minMembers")).map(Integer::parseInt).orElse(1);
  }
}
