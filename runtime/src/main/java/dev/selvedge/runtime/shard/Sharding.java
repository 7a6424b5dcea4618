package dev.selvedge.runtime.shard;

import org.jspecify.annotations.Nullable;

/** What {@code dev.selvedge.runtime.Selvedge} offers of this package, for this process. */
public final class Sharding {
  private Sharding() {}

  public static Ring ring(String name) {
    return ShardNode.ofProcess().rings().named(name);
  }

  /** Offers a class, those methods of an instance included unless that is null. */
  public static Binding bind(Class<?> type, @Nullable Object instance) {
    return ShardNode.ofProcess().bind(type, instance);
  }

  public static Node node() {
    return ShardNode.ofProcess();
  }
}
