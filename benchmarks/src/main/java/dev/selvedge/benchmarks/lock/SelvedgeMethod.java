package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.lock.LockPlan;
import dev.selvedge.runtime.lock.WovenLock;
import org.jspecify.annotations.Nullable;

/**
 * What a woven method runs before and after its body: the release is sent, and its reply not waited
 * for.
 */
final class SelvedgeMethod implements LockSubject {

  static final String NAME = "method";

  private final LockPlan plan;

  SelvedgeMethod(Coordinator coordinator) {
    plan =
        LockPlan.of("dev.selvedge.benchmarks.lock.Measured", "run(java.lang.String)")
            .coordinator(coordinator.name())
            .waitFor(Coordinator.WAIT_FOR)
            .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Held take(String key) {
    Object frame = WovenLock.enter(plan, Coordinator.keys(key));
    if (frame == null) {
      throw new IllegalStateException("the body was to be skipped for key " + key);
    }
    return () -> giveBack(frame);
  }

  private static void giveBack(Object frame) {
    @Nullable Throwable failure = WovenLock.exit(frame, null);
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
