package dev.selvedge.runtime.shard.placement;

/** What differs between two views of one ring: which slots have changed hands. Immutable. */
public final class SlotMoves {
  private final View before;
  private final View after;
  private final int moved;

  private SlotMoves(View before, View after, int moved) {
    this.before = before;
    this.after = after;
    this.moved = moved;
  }

  /**
   * The moves from one view to a later one. Members are the same where their ids are, and a view
   * without members has all slots in nobody's hands.
   *
   * @throws IllegalArgumentException if the views differ in their number of slots
   */
  public static SlotMoves between(View before, View after) {
    int slots = before.config().slots();
    if (after.config().slots() != slots) {
      throw new IllegalArgumentException(
          "a view of "
              + slots
              + " slots and one of "
              + after.config().slots()
              + " cannot be compared; all keys may have moved");
    }
    int[] now = before.members().stream().mapToInt(m -> after.indexOf(m.id())).toArray();
    int moved = 0;
    for (int slot = 0; slot < slots; slot++) {
      int owner = before.slotOwner(slot);
      int nowOwner = after.slotOwner(slot);
      if (owner < 0 ? nowOwner >= 0 : nowOwner < 0 || nowOwner != now[owner]) {
        moved++;
      }
    }
    return new SlotMoves(before, after, moved);
  }

  /** How many slots have another owner, those included that had none or have none now. */
  public int moved() {
    return moved;
  }

  /** The slots that a member owns now and did not own before. */
  public SlotSet gainedBy(String id) {
    return onlyIn(after, before, id);
  }

  /** The slots that a member owned before and does not own any more. */
  public SlotSet lostBy(String id) {
    return onlyIn(before, after, id);
  }

  private static SlotSet onlyIn(View one, View other, String id) {
    int inOne = one.indexOf(id);
    int inOther = other.indexOf(id);
    if (inOne < 0) {
      return SlotSet.EMPTY;
    }
    return SlotSet.where(
        one.config().slots(),
        slot -> one.slotOwner(slot) == inOne && (inOther < 0 || other.slotOwner(slot) != inOther));
  }
}
