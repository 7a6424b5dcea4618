package dev.selvedge.demo;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What has become of the concerts of the node that was killed, by the answers of the nodes.
 *
 * @param victim its id
 * @param before the owner of each concert until then
 * @param after the owner of each concert since
 * @param slots of the ring in all
 * @param slotsMoved those that have changed hands
 * @param slotsLost those that a node has lost though it lived
 * @param agreed whether all nodes that live gave the same answers
 * @param ownerless from the kill until the last node knew the new owners
 */
record Handover(
    String victim,
    List<String> before,
    List<String> after,
    int slots,
    int slotsMoved,
    int slotsLost,
    boolean agreed,
    Duration ownerless) {

  Handover {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * Puts together what the nodes have told.
   *
   * @param lived for each node that lived, its views: the one before the kill, and all since
   */
  static Handover of(String victim, List<List<NodeView>> lived, int slots, Duration ownerless) {
    List<NodeView> one = lived.get(0);
    List<NodeView> changes =
        lived.stream().flatMap(views -> views.subList(1, views.size()).stream()).toList();
    return new Handover(
        victim,
        one.get(0).owners(),
        last(one).owners(),
        slots,
        changes.stream().mapToInt(NodeView::gained).sum(),
        changes.stream().mapToInt(NodeView::lost).sum(),
        lived.stream()
            .allMatch(views -> same(views.get(0), one.get(0)) && same(last(views), last(one))),
        ownerless);
  }

  private static NodeView last(List<NodeView> views) {
    return views.get(views.size() - 1);
  }

  private static boolean same(NodeView one, NodeView other) {
    return one.fingerprint() == other.fingerprint() && one.owners().equals(other.owners());
  }

  /** How many concerts have changed hands. */
  int moved() {
    return (int) concerts().filter(i -> !before.get(i).equals(after.get(i))).count();
  }

  /** Of these, the ones whose owner lived. */
  int movedInVain() {
    return (int)
        concerts()
            .filter(i -> !before.get(i).equals(after.get(i)))
            .filter(i -> !Objects.equals(before.get(i), victim))
            .count();
  }

  /** Whether the victim's concerts have moved, all of them, and no other. */
  boolean minimal() {
    return movedInVain() == 0 && slotsLost == 0 && !after.contains(victim);
  }

  private IntStream concerts() {
    return IntStream.range(0, before.size());
  }
}
