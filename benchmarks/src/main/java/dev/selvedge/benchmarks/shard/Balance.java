package dev.selvedge.benchmarks.shard;

import dev.selvedge.benchmarks.Median;
import dev.selvedge.runtime.shard.KeyHash;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How evenly a million keys are shared out, and which of them move when a member leaves or joins,
 * as Markdown tables. Nothing is timed: the figures are the same on every machine.
 *
 * <p>{@code Balance [SEEDS [KEYS]]}, 15 and 1,000,000 unless given; each seed gives the members
 * other ids.
 */
public final class Balance {
  private static final List<Integer> SIZES = List.of(10, 100, 1000);

  private final int seeds;
  private final long[] hashes;

  Balance(int seeds, int keys) {
    this.seeds = seeds;
    this.hashes = LongStream.range(0, keys).map(KeyHash::of).toArray();
  }

  public static void main(String[] args) {
    int seeds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
    int keys = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
    Balance balance = new Balance(seeds, keys);
    IntToDoubleFunction equal = member -> 1;
    IntToDoubleFunction various = member -> 1 + member % 4;
    String ofVarious = "weights 1, 2, 3, 4 in turn";
    System.out.print(balance.shares("Shares, equal weights", Algorithm.all(), SIZES, equal));
    System.out.print(balance.shares("Shares, " + ofVarious, Algorithm.ours(), SIZES, various));
    System.out.print(balance.movement("Movement, equal weights", Algorithm.all(), SIZES, equal));
    System.out.print(balance.movement("Movement, " + ofVarious, Algorithm.ours(), SIZES, various));
  }

  /** The greatest and least share, over the fair share of its weight. */
  String shares(
      String title, List<Algorithm> algorithms, List<Integer> sizes, IntToDoubleFunction weight) {
    StringBuilder out = new StringBuilder(heading(title));
    out.append("| | members | peak ÷ fair, median | worst seed | least ÷ fair, median |\n");
    out.append("|---|--:|--:|--:|--:|\n");
    for (Algorithm algorithm : algorithms) {
      for (int size : sizes) {
        List<Double> peaks = new ArrayList<>();
        List<Double> leasts = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
          double[] relative = relativeShares(algorithm, members(seed, size, weight));
          peaks.add(IntStream.range(0, size).mapToDouble(i -> relative[i]).max().orElseThrow());
          leasts.add(IntStream.range(0, size).mapToDouble(i -> relative[i]).min().orElseThrow());
        }
        double worst = peaks.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        out.append(
            row(
                "| %s | %d | %.3f | %.3f | %.3f |%n",
                algorithm.name(), size, Median.of(peaks), worst, Median.of(leasts)));
      }
    }
    return out.append('\n').toString();
  }

  private double[] relativeShares(Algorithm algorithm, List<Member> members) {
    int[] owners = owners(algorithm, members);
    double[] shares = new double[members.size()];
    for (int owner : owners) {
      shares[owner]++;
    }
    double total = members.stream().mapToDouble(Member::weight).sum();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= owners.length * members.get(i).weight() / total;
    }
    return shares;
  }

  /** Which keys move when one of the members leaves, or another joins. */
  String movement(
      String title, List<Algorithm> algorithms, List<Integer> sizes, IntToDoubleFunction weight) {
    StringBuilder out = new StringBuilder(heading(title));
    out.append("| | members | owned by who left | moved | between others |");
    out.append(" owned by who joined | moved | between others |\n");
    out.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for (Algorithm algorithm : algorithms) {
      for (int size : sizes) {
        List<Moves> leaving = new ArrayList<>();
        List<Moves> joining = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
          List<Member> all = members(seed, size + 1, weight);
          int one = 1 + seed * 31 % (size - 1); // neither the first nor the last
          List<Member> others = new ArrayList<>(all.subList(0, size));
          others.remove(one);
          int[] before = owners(algorithm, all.subList(0, size));
          leaving.add(Moves.of(before, owners(algorithm, others), one));
          // who joins stands where its id is sorted, not at the end
          List<Member> without = new ArrayList<>(all);
          without.remove(one);
          joining.add(Moves.of(owners(algorithm, all), owners(algorithm, without), one));
        }
        out.append(
            row(
                "| %s | %d | %.3f %% | %.3f %% | %.3f %% | %.3f %% | %.3f %% | %.3f %% |%n",
                algorithm.name(),
                size,
                percent(leaving, Moves::owned),
                percent(leaving, Moves::moved),
                percent(leaving, Moves::collateral),
                percent(joining, Moves::owned),
                percent(joining, Moves::moved),
                percent(joining, Moves::collateral)));
      }
    }
    return out.append('\n').toString();
  }

  /**
   * What differs between a set of members and the same without one of them, in keys.
   *
   * @param owned by that one
   * @param moved of any owner
   */
  record Moves(int owned, int moved) {

    static Moves of(int[] with, int[] without, int one) {
      int owned = 0;
      int moved = 0;
      for (int key = 0; key < with.length; key++) {
        int other = without[key] >= one ? without[key] + 1 : without[key];
        owned += with[key] == one ? 1 : 0;
        moved += with[key] == other ? 0 : 1;
      }
      return new Moves(owned, moved);
    }

    int collateral() {
      return moved - owned;
    }
  }

  private interface Count {
    int of(Moves moves);
  }

  private double percent(List<Moves> moves, Count count) {
    return Median.of(moves.stream().map(m -> 100.0 * count.of(m) / hashes.length).toList());
  }

  private int[] owners(Algorithm algorithm, List<Member> members) {
    var owner = algorithm.table().of(members);
    int[] owners = new int[hashes.length];
    for (int key = 0; key < owners.length; key++) {
      owners[key] = owner.applyAsInt(hashes[key]);
    }
    return owners;
  }

  private static List<Member> members(int seed, int size, IntToDoubleFunction weight) {
    return IntStream.range(0, size)
        .mapToObj(i -> new Member("node-" + seed + "-" + i, "", weight.applyAsDouble(i)))
        .toList();
  }

  private String heading(String title) {
    return row("### %s (%,d keys, %d seeds)%n%n", title, hashes.length, seeds);
  }

  private static String row(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
