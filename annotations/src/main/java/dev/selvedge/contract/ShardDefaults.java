package dev.selvedge.contract;

/** The default values of {@link dev.selvedge.ShardBy}, for code that does not load it. */
public final class ShardDefaults {
  public static final String RING = "default";
  public static final String TIMEOUT = "10s";

  private ShardDefaults() {}
}
