package dev.selvedge.runtime.shard;

import dev.selvedge.Affinity;
import dev.selvedge.ShardMode;
import dev.selvedge.contract.ShardDefaults;

/**
 * How the calls of one method are placed: its annotation as written. Thread-safe.
 *
 * <p>Made by generated code. Making one parses nothing, loads nothing and cannot fail.
 */
public final class ShardPlan {
  private final String owner;
  private final String name;
  private final String descriptor;
  private final String key;
  private final String ring;
  private final Affinity affinity;
  private final String timeout;
  private final ShardMode mode;
  private final boolean idempotent;

  private ShardPlan(Builder from) {
    this.owner = from.owner;
    this.name = from.name;
    this.descriptor = from.descriptor;
    this.key = from.key;
    this.ring = from.ring;
    this.affinity = from.affinity;
    this.timeout = from.timeout;
    this.mode = from.mode;
    this.idempotent = from.idempotent;
  }

  /**
   * Starts a plan with the default values of {@code @ShardBy}.
   *
   * @param owner the host's binary name
   * @param name of the method
   * @param descriptor erased, as in the class file: {@code (Ljava/lang/String;)J}
   * @param key the paths of the key as written, separated by a comma and a blank; for messages
   */
  public static Builder of(String owner, String name, String descriptor, String key) {
    return new Builder(owner, name, descriptor, key);
  }

  /** What to throw where a path of the key, or the way to it, is null. */
  public InvalidShardKeyException missing(String path) {
    return new InvalidShardKeyException(
        path
            + " is null in shard key '"
            + key
            + "' of "
            + owner
            + '#'
            + name
            + ": nobody owns it, and the method did not run; pass a value");
  }

  /** Collects the attributes that differ from their defaults; not thread-safe. */
  public static final class Builder {
    private final String owner;
    private final String name;
    private final String descriptor;
    private final String key;
    private String ring = ShardDefaults.RING;
    private Affinity affinity = Affinity.OWNER;
    private String timeout = ShardDefaults.TIMEOUT;
    private ShardMode mode = ShardMode.ROUTE;
    private boolean idempotent;

    private Builder(String owner, String name, String descriptor, String key) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
      this.key = key;
    }

    public Builder ring(String value) {
      ring = value;
      return this;
    }

    public Builder affinity(Affinity value) {
      affinity = value;
      return this;
    }

    public Builder timeout(String value) {
      timeout = value;
      return this;
    }

    public Builder mode(ShardMode value) {
      mode = value;
      return this;
    }

    /** Marks a method that is {@code @Idempotent}. */
    public Builder idempotent() {
      idempotent = true;
      return this;
    }

    public ShardPlan build() {
      return new ShardPlan(this);
    }
  }
}
