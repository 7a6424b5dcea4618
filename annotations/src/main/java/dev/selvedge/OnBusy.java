package dev.selvedge;

/** What a {@link DistributedLock} method does when its lock is not granted in time. */
public enum OnBusy {
  /** Throws {@code LockUnavailableException}; the body does not run. */
  FAIL,

  /**
   * Returns at once, without the body having run: {@code null}, an empty {@code Optional}, a stage
   * that has completed with {@code null}, or nothing for {@code void}. Not possible on methods that
   * return a primitive.
   */
  SKIP
}
