package dev.selvedge.runtime.shard;

import dev.selvedge.Affinity;
import dev.selvedge.ShardMode;

/** Stands in for the runtime's plan: remembers what the companion says. */
public final class ShardPlan {
  private final String text;

  private ShardPlan(String text) {
    this.text = text;
  }

  public static Builder of(String host, String name, String descriptor, String key) {
    return new Builder(host + " " + name + descriptor + " " + key);
  }

  public IllegalArgumentException missing(String path) {
    return new IllegalArgumentException(path);
  }

  @Override
  public String toString() {
    return text;
  }

  public static final class Builder {
    private final StringBuilder text;

    Builder(String start) {
      text = new StringBuilder(start);
    }

    public Builder ring(String value) {
      return add("ring", value);
    }

    public Builder affinity(Affinity value) {
      return add("affinity", value);
    }

    public Builder timeout(String value) {
      return add("timeout", value);
    }

    public Builder mode(ShardMode value) {
      return add("mode", value);
    }

    public Builder idempotent() {
      return add("idempotent", true);
    }

    public ShardPlan build() {
      return new ShardPlan(text.toString());
    }

    private Builder add(String name, Object value) {
      text.append(' ').append(name).append('=').append(value);
      return this;
    }
  }
}
