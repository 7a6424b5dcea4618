package dev.selvedge.runtime.shard.placement;

import java.util.Arrays;

/**
 * The first choice of each slot, with its draw, so that the next set of members costs only what has
 * changed. Immutable.
 */
final class FirstChoices {
  private final short[] members;
  private final long[] draws;

  private FirstChoices(short[] members, long[] draws) {
    this.members = members;
    this.draws = draws;
  }

  /** Those of an empty ring: nobody. */
  static FirstChoices none(int slots) {
    short[] members = new short[slots];
    Arrays.fill(members, View.NOBODY);
    return new FirstChoices(members, new long[slots]);
  }

  /**
   * Those of another set of members. Per slot, an entrant costs a draw and a comparison; only where
   * the first choice has left is everyone asked anew.
   *
   * @param kept by index before, the index now; negative for who has left
   * @param entrants indexes of those who were not there before, or have another weight
   */
  FirstChoices with(Rendezvous rendezvous, int[] kept, int[] entrants) {
    short[] nextMembers = new short[members.length];
    long[] nextDraws = new long[draws.length];
    for (int slot = 0; slot < members.length; slot++) {
      int incumbent = members[slot] < 0 ? -1 : kept[members[slot]];
      int first =
          incumbent < 0
              ? rendezvous.first(slot)
              : rendezvous.first(slot, entrants, incumbent, draws[slot]);
      nextMembers[slot] = (short) first;
      nextDraws[slot] =
          first < 0 ? 0 : first == incumbent ? draws[slot] : rendezvous.draw(first, slot);
    }
    return new FirstChoices(nextMembers, nextDraws);
  }

  /** By slot; to be left as it is. */
  short[] members() {
    return members;
  }

  long draw(int slot) {
    return draws[slot];
  }
}
