package dev.selvedge.runtime.shard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The rings of this process by name, each made when it is first asked for. Thread-safe. */
final class RingRegistry {
  private final ShardNode node;
  private final Map<String, RingState> rings = new ConcurrentHashMap<>();

  RingRegistry(ShardNode node) {
    this.node = node;
  }

  /**
   * The ring of that name.
   *
   * @throws dev.selvedge.runtime.InvalidSettingException if its settings cannot be used
   */
  RingState named(String name) {
    RingState known = rings.get(name);
    return known != null ? known : rings.computeIfAbsent(name, this::create);
  }

  private RingState create(String name) {
    RingSettings settings = new RingSettings(node.settings(), name);
    return new RingState(node, name, settings.config(), settings.isAlone());
  }

  @Nullable RingState ifKnown(String name) {
    return rings.get(name);
  }
}
