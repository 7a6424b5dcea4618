package dev.selvedge.runtime.lock;

import dev.selvedge.OnBusy;
import dev.selvedge.OnLost;
import dev.selvedge.contract.DurationText;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.Log;
import java.time.Duration;
import java.util.Map;

/**
 * What an annotation and the settings come to, for one method. Immutable.
 *
 * @param settingsVersion the settings that it was made from
 */
record LockPolicy(
    LockAttributes attributes,
    Duration waitFor,
    Duration lease,
    Duration holdAtLeast,
    long settingsVersion) {

  static LockPolicy resolve(
      LockAttributes declared, String owner, String method, Settings settings, long version) {
    LockAttributes attributes = declared;
    Map<String, String> overrides = settings.overrides(LockSchema.AREA, owner, method);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      attributes =
          replaced(attributes, override.getKey(), override.getValue(), owner + '#' + method);
    }
    Duration lease = shorter(duration(attributes.lease()), LockRequest.LONGEST_LEASE);
    Duration holdAtLeast =
        attributes.holdAtLeast().isBlank() ? Duration.ZERO : duration(attributes.holdAtLeast());
    return new LockPolicy(
        attributes,
        duration(attributes.waitFor()),
        lease,
        shorter(holdAtLeast, lease), // a setting may have changed one and not the other
        version);
  }

  private static LockAttributes replaced(
      LockAttributes attributes, String name, String value, String method) {
    LockAttribute attribute = LockAttribute.named(name);
    try {
      return attribute == null ? attributes : attribute.put(attributes, value);
    } catch (IllegalArgumentException e) { // settings have been checked; this is a second line
      Log.warning(
          LockPolicy.class, name + " of " + method + " is ignored: " + e.getMessage(), null);
      return attributes;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration duration(String text) {
    return Duration.ofNanos(DurationText.parseNanos(text));
  }

  boolean skips() {
    return attributes.onBusy() == OnBusy.SKIP;
  }

  boolean interrupts() {
    return attributes.onLost() == OnLost.INTERRUPT;
  }

  LockRequest request(LockKeys keys) {
    return new LockRequest(
        keys,
        waitFor,
        lease,
        holdAtLeast,
        attributes.mode(),
        attributes.require(),
        attributes.coordinator());
  }
}
