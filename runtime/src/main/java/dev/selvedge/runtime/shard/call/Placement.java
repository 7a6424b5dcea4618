package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.View;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A view, and where this node stands in it. Immutable.
 *
 * @param self the index of this node among the view's members; -1 where it is none of them
 * @param dropped the ids of those that were in the view before and are not in this one
 */
public record Placement(View view, int self, Set<String> dropped) {

  public Placement {
    dropped = Set.copyOf(dropped);
  }

  /**
   * The view as a node sees it.
   *
   * @param before what it saw until now; null where this is the first
   */
  public static Placement of(View view, String node, @Nullable View before) {
    Set<String> dropped =
        before == null
            ? Set.of()
            : before.members().stream()
                .map(Member::id)
                .filter(id -> view.indexOf(id) < 0)
                .collect(Collectors.toSet());
    return new Placement(view, view.indexOf(node), dropped);
  }

  /** Whether this node owns the key. */
  public boolean isHere(long hash) {
    return view.ownerIndex(hash) == self && self >= 0;
  }
}
