package dev.selvedge.benchmarks.process;

import dev.selvedge.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A tournament as a Markdown table: CPU time at its minimum and median, what that median is above a
 * base row's in the same rounds, the ratio to it, and the median of wall-clock time.
 */
public final class UsageTable {

  private final Map<String, List<Usage>> usages;

  public UsageTable(Map<String, List<Usage>> usages) {
    this.usages = usages;
  }

  /**
   * The table, with a row per variant.
   *
   * @param bases for each row, the name of the row it is compared with
   */
  public String markdown(Map<String, String> bases) {
    StringBuilder out =
        new StringBuilder(
            """
            | | CPU ms, min | CPU ms, median | above | base | ratio | wall ms, median |
            |---|--:|--:|--:|---|--:|--:|
            """);
    usages.forEach((name, rounds) -> out.append(row(name, rounds, bases.getOrDefault(name, name))));
    return out.toString();
  }

  private String row(String name, List<Usage> rounds, String base) {
    List<Usage> beside = usages.get(base);
    if (beside == null) {
      throw new IllegalArgumentException("no row '" + base + "' to compare '" + name + "' with");
    }
    String above = "–";
    String ratio = "–";
    if (!base.equals(name)) {
      List<Double> differences = new ArrayList<>();
      List<Double> ratios = new ArrayList<>();
      for (int round = 0; round < rounds.size(); round++) {
        double own = rounds.get(round).cpuMillis();
        double other = beside.get(round).cpuMillis();
        differences.add(own - other);
        ratios.add(own / other);
      }
      above = String.format(Locale.ROOT, "%+.0f", Median.of(differences));
      ratio = String.format(Locale.ROOT, "%.3f", Median.of(ratios));
    }
    double min = rounds.stream().mapToDouble(Usage::cpuMillis).min().orElseThrow();
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %s | %s | %s | %.0f |%n",
        name,
        min,
        median(rounds, Usage::cpuMillis),
        above,
        base.equals(name) ? "" : base,
        ratio,
        median(rounds, Usage::wallMillis));
  }

  private static double median(List<Usage> rounds, ToDoubleFunction<Usage> of) {
    return Median.of(rounds.stream().map(of::applyAsDouble).toList());
  }
}
