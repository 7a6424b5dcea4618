package dev.selvedge.micrometer;

import dev.selvedge.runtime.event.LockAcquired;
import dev.selvedge.runtime.event.LockLost;
import dev.selvedge.runtime.event.LockRefused;
import dev.selvedge.runtime.event.LockReleaseFailed;
import dev.selvedge.runtime.event.LockReleased;
import dev.selvedge.runtime.event.SelvedgeListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** Counts locks into one registry. Keys become no tags: there may be any number of them. */
final class LockMeters implements SelvedgeListener {
  private final MeterRegistry registry;
  private final Tags tags;

  LockMeters(MeterRegistry registry, Tags tags) {
    this.registry = registry;
    this.tags = tags;
  }

  @Override
  public void lockAcquired(LockAcquired event) {
    registry.timer("selvedge.lock.waited", of(event.method())).record(event.waited());
  }

  @Override
  public void lockReleased(LockReleased event) {
    registry.timer("selvedge.lock.held", of(event.method())).record(event.held());
  }

  @Override
  public void lockLost(LockLost event) {
    registry.counter("selvedge.lock.lost", of(event.method())).increment();
  }

  @Override
  public void lockRefused(LockRefused event) {
    Tags all = of(event.method()).and("reason", event.failure().getClass().getSimpleName());
    registry.counter("selvedge.lock.refused", all).increment();
  }

  @Override
  public void lockReleaseFailed(LockReleaseFailed event) {
    registry.counter("selvedge.lock.releases.failed", of(event.method())).increment();
  }

  private Tags of(String method) {
    return tags.and("method", method);
  }
}
