package dev.selvedge.runtime.shard;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.shard.placement.PinnedSlots;
import dev.selvedge.runtime.shard.placement.RingConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what settings say of one ring. */
final class RingSettings {
  private final Settings settings;
  private final String ring;

  RingSettings(Settings settings, String ring) {
    this.settings = settings;
    this.ring = ring;
  }

  /**
   * What all nodes of the ring must agree upon.
   *
   * @throws InvalidSettingException if the values do not go together
   */
  RingConfig config() {
    try {
      int slots = text("slots").map(Integer::parseInt).orElse(RingConfig.DEFAULT_SLOTS);
      return new RingConfig(
          slots,
          text("seed").map(RingSettings::seed).orElse(0L),
          text("loadCap").map(Double::parseDouble).orElse(0.0),
          pinned(slots));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          Diagnostic.RING_SETTING.message(
              "ring '" + ring + "' cannot be as its settings say", String.valueOf(e.getMessage())));
    }
  }

  /** A number as it is, any other text by its hash. */
  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) { // a word is easier to tell apart than a number
      return KeyHash.of(text);
    }
  }

  private @Nullable PinnedSlots pinned(int slots) {
    String text = text("pinned").orElse(null);
    return text == null ? null : PinnedSlots.parse(text, slots);
  }

  /** Whether no other process can be in the ring. */
  boolean isAlone() {
    return text("members").isEmpty()
        && text("dns").isEmpty()
        && setting("selvedge.node.listen").isEmpty()
        && setting("selvedge.coordinator").filter(url -> !url.equals("local")).isEmpty();
  }

  private Optional<String> text(String attribute) {
    return setting("selvedge.ring." + ring + '.' + attribute);
  }

  private Optional<String> setting(String key) {
    return settings.get(key).map(String::strip).filter(value -> !value.isEmpty());
  }

  /** The hash of a configuration, which nodes compare. */
  static long hash(RingConfig config) {
    long hash = KeyHash.composite(5);
    hash = KeyHash.and(hash, KeyHash.of(KeyHash.VERSION));
    hash = KeyHash.and(hash, KeyHash.of(config.slots()));
    hash = KeyHash.and(hash, KeyHash.of(config.seed()));
    hash = KeyHash.and(hash, KeyHash.of(Double.doubleToLongBits(config.loadCap())));
    PinnedSlots pinned = config.pinned();
    return KeyHash.and(hash, KeyHash.of(pinned == null ? "" : pinned.toString()));
  }
}
