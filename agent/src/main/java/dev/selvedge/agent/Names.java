package dev.selvedge.agent;

import java.util.List;

/**
 * The names that the agent knows of the outside. Strings, because neither the annotations nor the
 * runtime are in the agent: they are the application's.
 */
public final class Names {
  public static final String RETRY = "Ldev/selvedge/Retry;";
  public static final String DISTRIBUTED_LOCK = "Ldev/selvedge/DistributedLock;";
  public static final String SHARD_BY = "Ldev/selvedge/ShardBy;";
  public static final String SHARD = "Ldev/selvedge/Shard;";
  public static final String IDEMPOTENT = "Ldev/selvedge/Idempotent;";
  public static final String WOVEN = "Ldev/selvedge/Woven;";

  /** The annotations that make a class worth a look. */
  public static final List<String> WEAVABLE = List.of(RETRY, DISTRIBUTED_LOCK, SHARD_BY);

  public static final String RETRY_PLAN = "Ldev/selvedge/runtime/retry/RetryPlan;";
  public static final String WOVEN_RETRY = "dev/selvedge/runtime/retry/WovenRetry";

  public static final String LOCK_PLAN = "Ldev/selvedge/runtime/lock/LockPlan;";
  public static final String LOCK_KEYS = "Ldev/selvedge/runtime/lock/LockKeys;";
  public static final String WOVEN_LOCK = "dev/selvedge/runtime/lock/WovenLock";

  public static final String SHARD_PLAN = "Ldev/selvedge/runtime/shard/ShardPlan;";
  public static final String WOVEN_SHARD = "dev/selvedge/runtime/shard/WovenShard";

  public static final String NOT_WOVEN_EXCEPTION = "dev/selvedge/runtime/NotWovenException";

  private Names() {}
}
