package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Contests as Markdown: medians over the rounds, and of rate and percentiles also the median of
 * Selvedge's over this one's in the same round.
 */
final class ContestTable {

  private final Map<RedisContestant, List<ContestResult>> results;

  ContestTable(Map<RedisContestant, List<ContestResult>> results) {
    this.results = results;
  }

  String markdown() {
    StringBuilder out =
        new StringBuilder(
            """
            | | handoffs/s | ours ÷ this | p50 µs | ours ÷ this | p99 µs | ours ÷ this | requests each | commands each | between processes | processes, max ÷ min | threads, max ÷ min |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
    results.keySet().forEach(contestant -> out.append(row(contestant)));
    return out.toString();
  }

  private String row(RedisContestant contestant) {
    StringBuilder row = new StringBuilder("| " + contestant.label());
    row.append(withRatio(contestant, ContestResult::rate));
    row.append(withRatio(contestant, ContestResult::p50));
    row.append(withRatio(contestant, ContestResult::p99));
    row.append(cell("%.2f", median(contestant, ContestResult::requests)));
    row.append(cell("%.2f", median(contestant, ContestResult::commands)));
    row.append(cell("%.2f", median(contestant, ContestResult::fromOthers)));
    row.append(cell("%.2f", median(contestant, ContestResult::processShare)));
    row.append(cell("%.2f", median(contestant, ContestResult::threadShare)));
    return row.append(String.format(" |%n")).toString();
  }

  private String withRatio(RedisContestant contestant, ToDoubleFunction<ContestResult> of) {
    List<ContestResult> theirs = results.getOrDefault(contestant, List.of());
    List<ContestResult> ours = results.getOrDefault(RedisContestant.SELVEDGE, List.of());
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(of.applyAsDouble(ours.get(round)) / of.applyAsDouble(theirs.get(round)));
    }
    String ratio = ratios.isEmpty() ? " | –" : cell("%.3f", Median.of(ratios));
    return cell("%.0f", median(contestant, of)) + ratio;
  }

  private double median(RedisContestant contestant, ToDoubleFunction<ContestResult> of) {
    return Median.of(
        results.getOrDefault(contestant, List.of()).stream().map(of::applyAsDouble).toList());
  }

  private static String cell(String format, double value) {
    return " | " + String.format(Locale.ROOT, format, value);
  }
}
