package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.SlotSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The nodes, or the resources, that share out keys among themselves. Thread-safe. */
public interface Ring {

  String name();

  /**
   * Who owns a key, in this process's current view.
   *
   * @param key the parts of the key, as the paths of {@code @ShardBy} give them
   * @throws InvalidShardKeyException if a part is null, or of a type that cannot be a key
   * @throws ShardUnavailableException if there is no view
   */
  Member owner(Object... key);

  /** How that comes about. */
  Explanation explain(Object... key);

  /** The members in this process's current view, sorted by id; empty where there is none yet. */
  List<Member> members();

  /** The version of that view: it counts those that this process has had. */
  long version();

  /** The fingerprint of that view: equal where two processes agree. */
  long fingerprint();

  /**
   * Registers what owns the keys of {@code SELECT} methods: resources by stable names, which
   * placement depends on. To be called once, at start.
   */
  Ring resources(Map<String, ?> resources);

  /**
   * Tells of each later change of the view, on a thread of ours, one at a time. A listener may take
   * its time: the node goes by the newest view meanwhile, and tells of it afterwards.
   */
  void onSlotsMoved(Consumer<SlotsMoved> listener);

  /**
   * How a key finds its owner.
   *
   * @param ranked all members, the owner first, then by who would own the slot if those before were
   *     gone
   */
  record Explanation(
      String ring, long hash, int slot, List<Member> ranked, long version, long fingerprint) {
    public Explanation {
      ranked = List.copyOf(ranked);
    }

    public Member owner() {
      return ranked.get(0);
    }
  }

  /**
   * A view that has taken the place of another.
   *
   * @param gained slots that this node owns now and did not own before; empty for a ring of
   *     resources
   * @param lost slots that this node owned before
   * @param moved how many slots have changed hands in all
   */
  record SlotsMoved(
      String ring, long version, List<Member> members, SlotSet gained, SlotSet lost, int moved) {}
}
