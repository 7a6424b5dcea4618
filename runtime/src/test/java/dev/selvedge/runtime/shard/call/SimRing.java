package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.RingConfig;
import dev.selvedge.runtime.shard.placement.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ring as one simulated node sees it. For one thread. */
final class SimRing implements CallRing {
  static final String NAME = "sim";
  private static final RingConfig CONFIG = new RingConfig(16, 0, 0);

  private final String node;
  private final List<Waiter> waiters = new ArrayList<>();
  private @Nullable Placement placement;
  int refreshes;

  private record Waiter(long version, Runnable action) {}

  SimRing(String node) {
    this.node = node;
  }

  /** The node learns who is there. */
  void learn(List<Member> members) {
    long version = placement == null ? 1 : placement.view().version() + 1;
    View view = View.of(CONFIG, members, version);
    placement = Placement.of(view, node, placement == null ? null : placement.view());
    List<Waiter> due = waiters.stream().filter(waiter -> version > waiter.version).toList();
    waiters.removeAll(due);
    due.forEach(waiter -> waiter.action.run());
  }

  /** Whether this node takes itself for the owner of a key. */
  boolean owns(long hash) {
    return placement != null && placement.isHere(hash);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public @Nullable Placement placement() {
    return placement;
  }

  @Override
  public long config() {
    return 7;
  }

  @Override
  public boolean serves() {
    return true;
  }

  @Override
  public void refresh() {
    refreshes++;
  }

  @Override
  public Runnable onNewer(long version, Runnable action) {
    if (placement != null && placement.view().version() > version) {
      action.run();
      return () -> {};
    }
    Waiter waiter = new Waiter(version, action);
    waiters.add(waiter);
    return () -> waiters.removeIf(other -> other == waiter);
  }
}
