package dev.selvedge.benchmarks.shard;

import dev.selvedge.ShardBy;

/** What the owner offers. */
class Charging {

  @ShardBy(value = "invoice.id", ring = ShardedCall.RING)
  Receipt charge(Invoice invoice) {
    return Receipt.after(invoice);
  }
}
