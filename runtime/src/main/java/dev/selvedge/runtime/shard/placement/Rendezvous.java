package dev.selvedge.runtime.shard.placement;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order the members of a ring are the first choice of a slot: by weighted rendezvous. Each
 * pair of a slot and a member has a draw, 64 bits that depend on nothing else, so that the order of
 * two members does not change when others come and go. Immutable.
 *
 * <p>A draw makes a number u between 0 and 1, and -ln(u) / weight the cost: the lowest cost comes
 * first, which gives each member a share that is proportional to its weight. Of equal costs the
 * greater draw comes first (unsigned), of equal draws the lesser id. Since cost falls as the draw
 * grows, members of equal weight are in the order of their draws, and no logarithm is needed.
 */
final class Rendezvous {
  /** Above every rounding in a cost, and in the bound that spares most of the logarithms. */
  private static final double MARGIN = 1 + 1e-9;

  private static final double UNIT = 0x1p-52;

  private final Hasher64 hasher;
  private final long[] ids;
  private final double[] weights;
  private final boolean uniform;
  private final int[] everyone;

  private Rendezvous(Hasher64 hasher, long[] ids, double[] weights) {
    this.hasher = hasher;
    this.ids = ids;
    this.weights = weights;
    this.uniform = Arrays.stream(weights).distinct().count() <= 1;
    this.everyone = IntStream.range(0, ids.length).toArray();
  }

  /**
   * That of some members, who are called by their index.
   *
   * @param members sorted by id
   */
  static Rendezvous of(long seed, List<Member> members) {
    Hasher64 hasher = Hashing.xxh3_64(seed);
    return new Rendezvous(
        hasher,
        members.stream().mapToLong(member -> hasher.hashCharsToLong(member.id())).toArray(),
        members.stream().mapToDouble(Member::weight).toArray());
  }

  int size() {
    return ids.length;
  }

  long draw(int member, int slot) {
    return hasher.hashLongLongToLong(ids[member], slot);
  }

  /** The first choice; -1 where there are no members. */
  int first(int slot) {
    return ids.length == 0 ? -1 : first(slot, everyone, 0, draw(0, slot));
  }

  /**
   * The first choice among an incumbent, whose draw is known, and some challengers.
   *
   * @param challengers may have the incumbent among them
   */
  int first(int slot, int[] challengers, int incumbent, long incumbentDraw) {
    return uniform
        ? firstByDraw(slot, challengers, incumbent, incumbentDraw)
        : firstByCost(slot, challengers, incumbent, incumbentDraw);
  }

  private int firstByDraw(int slot, int[] challengers, int incumbent, long incumbentDraw) {
    int best = incumbent;
    long bestDraw = incumbentDraw;
    for (int challenger : challengers) {
      long draw = draw(challenger, slot);
      if (drawPrecedes(challenger, draw, best, bestDraw)) {
        best = challenger;
        bestDraw = draw;
      }
    }
    return best;
  }

  private int firstByCost(int slot, int[] challengers, int incumbent, long incumbentDraw) {
    int best = incumbent;
    long bestDraw = incumbentDraw;
    double bestCost = cost(incumbent, incumbentDraw);
    for (int challenger : challengers) {
      long draw = draw(challenger, slot);
      if (leastCost(challenger, draw) > bestCost * MARGIN) {
        continue;
      }
      double cost = cost(challenger, draw);
      if (cost < bestCost || (cost == bestCost && drawPrecedes(challenger, draw, best, bestDraw))) {
        best = challenger;
        bestDraw = draw;
        bestCost = cost;
      }
    }
    return best;
  }

  /** Who comes next after a member; -1 after the last. */
  int next(int slot, int member) {
    long memberDraw = draw(member, slot);
    int best = -1;
    long bestDraw = 0;
    for (int other = 0; other < ids.length; other++) {
      long draw = draw(other, slot);
      if (precedes(member, memberDraw, other, draw)
          && (best < 0 || precedes(other, draw, best, bestDraw))) {
        best = other;
        bestDraw = draw;
      }
    }
    return best;
  }

  /** All members, in their order. */
  int[] ranked(int slot) {
    long[] draws = IntStream.range(0, ids.length).mapToLong(m -> draw(m, slot)).toArray();
    return IntStream.range(0, ids.length)
        .boxed()
        .sorted((a, b) -> precedes(a, draws[a], b, draws[b]) ? -1 : a.equals(b) ? 0 : 1)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether a comes before b; false if they are the same. */
  private boolean precedes(int a, long drawOfA, int b, long drawOfB) {
    if (weights[a] == weights[b]) {
      return drawPrecedes(a, drawOfA, b, drawOfB);
    }
    double costOfB = cost(b, drawOfB);
    if (leastCost(a, drawOfA) > costOfB * MARGIN) {
      return false;
    }
    double costOfA = cost(a, drawOfA);
    return costOfA < costOfB || (costOfA == costOfB && drawPrecedes(a, drawOfA, b, drawOfB));
  }

  /** Members are sorted by id, so their indexes are, too. */
  private static boolean drawPrecedes(int a, long drawOfA, int b, long drawOfB) {
    int order = Long.compareUnsigned(drawOfA, drawOfB);
    return order > 0 || (order == 0 && a < b);
  }

  private double cost(int member, long draw) {
    return -StrictMath.log(unit(draw)) / weights[member];
  }

  /** Not above the cost, but for rounding: -ln(u) is at least 1 - u. */
  private double leastCost(int member, long draw) {
    return (1 - unit(draw)) / weights[member];
  }

  /** Exact; from 2^-53 to 1 - 2^-53. */
  private static double unit(long draw) {
    return ((draw >>> 12) + 0.5) * UNIT;
  }
}
