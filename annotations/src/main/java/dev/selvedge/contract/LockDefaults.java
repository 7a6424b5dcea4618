package dev.selvedge.contract;

/** The default values of {@link dev.selvedge.DistributedLock}, for code that does not load it. */
public final class LockDefaults {
  public static final String WAIT_FOR = "15s";
  public static final String LEASE = "10s";

  /** A shorter lease is refused: one late renewal would lose the lock. */
  public static final String SHORTEST_LEASE = "100ms";

  private LockDefaults() {}
}
