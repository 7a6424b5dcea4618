package dev.selvedge.runtime.shard;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.event.ViewChanged;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.call.CallRing;
import dev.selvedge.runtime.shard.call.Placement;
import dev.selvedge.runtime.shard.member.SerialExecutor;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.RingConfig;
import dev.selvedge.runtime.shard.placement.SlotMoves;
import dev.selvedge.runtime.shard.placement.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ring as this process sees it: one of nodes, or one of resources. Thread-safe. */
final class RingState implements Ring, CallRing {
  private final ShardNode node;
  private final String name;
  private final RingConfig config;
  private final long configHash;
  private final boolean isAlone;

  /** Where nodes stand; null before the first view, and for a ring of resources. */
  private volatile @Nullable Placement placement;

  private volatile @Nullable Resources resources;

  /** Held while the watch begins, which may open a transport. */
  private final ReentrantLock starting = new ReentrantLock();

  private boolean isWatched;

  /** Guards the change from one view to the next, and who waits for it; never held for long. */
  private final ReentrantLock change = new ReentrantLock();

  private final List<Waiter> waiters = new ArrayList<>();
  private final List<Consumer<SlotsMoved>> listeners = new CopyOnWriteArrayList<>();

  /** Where listeners run: while one of them takes its time, the next view must still come in. */
  private final Executor telling;

  private record Waiter(long version, Runnable action) {}

  RingState(ShardNode node, String name, RingConfig config, boolean isAlone) {
    this.node = node;
    this.name = name;
    this.config = config;
    this.isAlone = isAlone;
    this.telling = new SerialExecutor(node.following());
    this.configHash = RingSettings.hash(config);
  }

  @Override
  public String name() {
    return name;
  }

  /** Whether no other process can be in it. */
  boolean isAlone() {
    return isAlone;
  }

  /** Whether this node owns the key: what every routed call begins with. */
  boolean isHere(long hash) {
    Placement current = placement;
    return current == null ? isHereAtFirst(hash) : current.isHere(hash);
  }

  private boolean isHereAtFirst(long hash) {
    watch();
    Placement current = placement;
    return current != null && current.isHere(hash);
  }

  /**
   * Makes sure that the ring's nodes are watched.
   *
   * @throws dev.selvedge.runtime.InvalidSettingException if settings do not allow for it
   */
  void watch() {
    starting.lock();
    try {
      if (resources != null) {
        throw new IllegalStateException(
            Diagnostic.RING_MIXED.message(name, "resources", "its nodes are asked for"));
      }
      if (!isWatched) {
        if (isAlone) {
          changed(List.of(new Member(node.id(), "")));
        } else {
          node.membership().watch(name, this::changed);
        }
        isWatched = true;
      }
    } finally {
      starting.unlock();
    }
  }

  /** Takes note of who is in the ring. Called by one thread at a time. */
  void changed(Collection<Member> members) {
    Placement before = placement;
    View next;
    try {
      View old = before == null ? null : before.view();
      if (old != null && old.members().equals(List.copyOf(members))) {
        return;
      }
      next = old == null ? View.of(config, members, 1) : old.with(members);
    } catch (IllegalArgumentException e) {
      Log.error(
          RingState.class, "ring '" + name + "' keeps its last view: " + e.getMessage(), null);
      return;
    }
    List<Runnable> due = new ArrayList<>();
    change.lock();
    try {
      placement = Placement.of(next, node.id(), before == null ? null : before.view());
      waiters.removeIf(
          waiter -> {
            boolean isDue = next.version() > waiter.version;
            if (isDue) {
              due.add(waiter.action);
            }
            return isDue;
          });
    } finally {
      change.unlock();
    }
    due.forEach(Runnable::run);
    tell(before == null ? null : before.view(), next);
  }

  private void tell(@Nullable View before, View next) {
    if (listeners.isEmpty() && !node.listeners().any()) {
      return;
    }
    SlotMoves moves = before == null ? null : SlotMoves.between(before, next);
    ViewChanged event =
        new ViewChanged(
            name,
            next.version(),
            next.fingerprint(),
            next.members().size(),
            moves == null ? config.slots() : moves.moved());
    node.listeners().deliver(listener -> listener.viewChanged(event));
    if (moves != null && !listeners.isEmpty()) {
      SlotsMoved moved =
          new SlotsMoved(
              name,
              next.version(),
              next.members(),
              moves.gainedBy(node.id()),
              moves.lostBy(node.id()),
              moves.moved());
      telling.execute(() -> listeners.forEach(listener -> tell(listener, moved)));
    }
  }

  private void tell(Consumer<SlotsMoved> listener, SlotsMoved moved) {
    try {
      listener.accept(moved);
    } catch (Throwable e) { // an application's code, and others wait to be told
      Log.error(RingState.class, "a listener of ring '" + name + "' failed", e);
    }
  }

  @Override
  public @Nullable Placement placement() {
    return placement;
  }

  @Override
  public long config() {
    return configHash;
  }

  @Override
  public boolean serves() {
    return isAlone || node.membership().serves(name);
  }

  @Override
  public void refresh() {
    if (!isAlone) {
      node.membership().refresh(name);
    }
  }

  @Override
  public Runnable onNewer(long version, Runnable action) {
    Waiter waiter = new Waiter(version, action);
    change.lock();
    try {
      Placement current = placement;
      if (current == null || current.view().version() <= version) {
        waiters.add(waiter);
        return () -> forget(waiter);
      }
    } finally {
      change.unlock();
    }
    action.run();
    return () -> {};
  }

  private void forget(Waiter waiter) {
    change.lock();
    try {
      waiters.removeIf(other -> other == waiter);
    } finally {
      change.unlock();
    }
  }

  @Override
  public Member owner(Object... key) {
    return explain(key).owner();
  }

  @Override
  public Explanation explain(Object... key) {
    long hash = KeyHash.ofKey(key);
    View view = view();
    if (view == null || view.members().isEmpty()) {
      throw new ShardUnavailableException(
          "nothing is known yet of who is in ring '"
              + name
              + "'; ask again, or see whether its nodes run, as many as minMembers, and how they"
              + " learn of each other");
    }
    int slot = view.slot(hash);
    return new Explanation(name, hash, slot, view.ranked(slot), view.version(), view.fingerprint());
  }

  private @Nullable View view() {
    Resources registered = resources;
    if (registered != null) {
      return registered.view();
    }
    if (placement == null) {
      watch();
    }
    Placement current = placement;
    return current == null ? null : current.view();
  }

  @Override
  public List<Member> members() {
    View view = view();
    return view == null ? List.of() : view.members();
  }

  @Override
  public long version() {
    View view = view();
    return view == null ? 0 : view.version();
  }

  @Override
  public long fingerprint() {
    View view = view();
    return view == null ? 0 : view.fingerprint();
  }

  @Override
  public Ring resources(Map<String, ?> named) {
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          "ring '" + name + "' is to have no resource at all; pass at least one");
    }
    List<Member> members = named.keySet().stream().map(id -> new Member(id, "")).toList();
    starting.lock();
    try {
      if (isWatched) {
        throw new IllegalStateException(
            Diagnostic.RING_MIXED.message(name, "nodes", "it is given resources"));
      }
      if (resources != null) {
        throw new IllegalStateException(
            "ring '" + name + "' has its resources already; register all of them at once");
      }
      resources = Resources.of(View.of(config, members, 1), named);
    } finally {
      starting.unlock();
    }
    return this;
  }

  /** Null where none are registered. */
  @Nullable Resources registered() {
    return resources;
  }

  @Override
  public void onSlotsMoved(Consumer<SlotsMoved> listener) {
    listeners.add(listener);
    if (resources == null) {
      watch();
    }
  }

  @Override
  public String toString() {
    return "ring '" + name + "' of " + members();
  }
}
