package dev.selvedge.runtime.shard;

import dev.selvedge.contract.DurationText;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.call.Router;
import java.util.Map;

/**
 * What an annotation and the settings come to, for one method. Immutable.
 *
 * @param settingsVersion the settings that it was made from
 */
record ShardPolicy(Router.Terms terms, long settingsVersion) {

  /** Some 73 years; half of what differences of clock readings can tell. */
  private static final long LONGEST = Long.MAX_VALUE / 4;

  static ShardPolicy resolve(
      ShardAttributes declared, String owner, String method, Settings settings, long version) {
    ShardAttributes attributes = declared;
    Map<String, String> overrides = settings.overrides(ShardSchema.AREA, owner, method);
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      attributes =
          replaced(attributes, override.getKey(), override.getValue(), owner + '#' + method);
    }
    long timeout = Math.min(LONGEST, DurationText.parseNanos(attributes.timeout()));
    return new ShardPolicy(new Router.Terms(attributes.affinity(), timeout), version);
  }

  private static ShardAttributes replaced(
      ShardAttributes attributes, String name, String value, String method) {
    ShardAttribute attribute = ShardAttribute.named(name);
    try {
      return attribute == null ? attributes : attribute.put(attributes, value);
    } catch (IllegalArgumentException e) { // settings have been checked; this is a second line
      Log.warning(
          ShardPolicy.class, name + " of " + method + " is ignored: " + e.getMessage(), null);
      return attributes;
    }
  }
}
