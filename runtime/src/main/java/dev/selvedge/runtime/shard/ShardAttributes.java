package dev.selvedge.runtime.shard;

import dev.selvedge.Affinity;
import dev.selvedge.contract.ShardDefaults;

/** The attributes of {@code @ShardBy} that settings can override, as written. */
record ShardAttributes(Affinity affinity, String timeout) {
  static final ShardAttributes DEFAULTS =
      new ShardAttributes(Affinity.OWNER, ShardDefaults.TIMEOUT);
}
