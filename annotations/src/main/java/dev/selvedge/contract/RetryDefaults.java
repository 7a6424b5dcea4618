package dev.selvedge.contract;

/** The default values of {@link dev.selvedge.Retry}, for code that reads it without loading it. */
public final class RetryDefaults {
  public static final int MAX_ATTEMPTS = 3;
  public static final String DELAY = "100ms";
  public static final double MULTIPLIER = 2;

  /** The longest wait where {@code maxDelay} is unset and {@code delay} is not longer. */
  public static final String MAX_DELAY = "10s";

  /** The value of {@code budget} that means no budget. */
  public static final String UNLIMITED = "unlimited";

  private RetryDefaults() {}
}
