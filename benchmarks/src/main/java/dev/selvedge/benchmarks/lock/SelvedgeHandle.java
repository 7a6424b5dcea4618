package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;

/** A lock without annotations: {@link LockHandle#close} waits for the reply to the release. */
final class SelvedgeHandle implements LockSubject {

  static final String NAME = "handle";

  private final Coordinator coordinator;

  SelvedgeHandle(Coordinator coordinator) {
    this.coordinator = coordinator;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Held take(String key) {
    LockHandle handle = Selvedge.locks().acquire(coordinator.request(key));
    return handle::close;
  }
}
