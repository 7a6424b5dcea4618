package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;

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
    LockRequest request = LockRequest.of(Coordinator.keys(key)).coordinator(coordinator.name());
    LockHandle handle = Selvedge.locks().acquire(request);
    return handle::close;
  }
}
