package dev.selvedge;

/** What happens to a {@link DistributedLock} method whose lock is lost while it runs. */
public enum OnLost {
  /** The method runs to its end, and then throws {@code LockLostException} instead of returning. */
  FAIL,

  /**
   * Like {@link #FAIL}, and the thread that runs the body is interrupted at once. An {@code
   * InterruptedException} that the body throws because of that becomes {@code LockLostException}.
   */
  INTERRUPT
}
