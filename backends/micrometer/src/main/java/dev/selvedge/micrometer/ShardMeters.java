package dev.selvedge.micrometer;

import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.event.CallServed;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.event.ViewChanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** Counts calls between nodes into one registry. Neither keys nor nodes become tags. */
final class ShardMeters implements SelvedgeListener {
  private final MeterRegistry registry;
  private final Tags tags;

  ShardMeters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  @Override
  public void callForwarded(CallForwarded event) {
    Tags all = of(event.method(), event.ring());
    registry
        .timer("selvedge.shard.forwarded", all.and("outcome", lower(event.outcome())))
        .record(event.elapsed());
    if (event.attempts() > 1) {
      registry.counter("selvedge.shard.redirected", all).increment(event.attempts() - 1);
    }
  }

  @Override
  public void callServed(CallServed event) {
    Tags all = of(event.method(), event.ring());
    registry
        .timer("selvedge.shard.served", all.and("outcome", lower(event.outcome())))
        .record(event.elapsed());
  }

  @Override
  public void viewChanged(ViewChanged event) {
    Tags all = tags.and("ring", event.ring());
    registry.counter("selvedge.shard.views", all).increment();
    registry.counter("selvedge.shard.slots.moved", all).increment(event.moved());
  }

  private Tags of(String method, String ring) {
    return tags.and("method", method, "ring", ring);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
