package dev.selvedge.benchmarks;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A JMH result as Markdown: one table per benchmark class and parameters, the fastest first, each
 * row beside Selvedge's own. Times are the median over the rounds and the best round; the ratio of
 * the medians is the median over rounds that ran side by side, so a busy machine touches both sides
 * of it, and the ratio of the best rounds is what was left when it was quiet.
 */
public final class ReportTable {

  private static final String ABSENT = "–";

  private ReportTable() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.err.println(
          "report: expected the file written with -rf json -rff FILE, and the names of the rows to"
              + " compare with where that is not "
              + Benchmarks.WOVEN);
      System.exit(2);
    }
    Path file = Path.of(args[0]);
    if (!Files.isReadable(file)) {
      System.err.println("report: " + file + " cannot be read; write it with -rf json -rff FILE");
      System.exit(2);
    }
    try (Reader json = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      List<String> ours = List.of(args).subList(1, args.length);
      List<Measurement> all = Measurement.readAll(json);
      System.out.print(ours.isEmpty() ? markdown(all) : markdown(all, ours));
    }
  }

  static String markdown(List<Measurement> measurements) {
    return markdown(measurements, List.of(Benchmarks.WOVEN));
  }

  /**
   * The tables.
   *
   * @param ours the rows that every row is compared with, a pair of columns for each
   */
  public static String markdown(List<Measurement> measurements, List<String> ours) {
    StringBuilder out = new StringBuilder();
    measurements.stream()
        .collect(groupingBy(Measurement::group, TreeMap::new, toList()))
        .forEach((group, rows) -> append(out, group, rows, ours));
    return out.toString();
  }

  private static void append(
      StringBuilder out, String group, List<Measurement> rows, List<String> ours) {
    Measurement first = rows.get(0);
    out.append("### %s (%d rounds)%n%n".formatted(group, first.rounds().size()));
    out.append("| | %s, median | %s, best |".formatted(first.unit(), first.unit()));
    ours.forEach(own -> out.append(" %s ÷ this, median | %s ÷ this, best |".formatted(own, own)));
    out.append(" B/op |%n|---|--:|--:|".formatted());
    out.append("--:|--:|".repeat(ours.size())).append("--:|%n".formatted());
    rows.stream()
        .sorted(comparingDouble(Measurement::medianTime))
        .forEach(row -> out.append(line(row, rows, ours)));
    out.append(System.lineSeparator());
  }

  private static String line(Measurement row, List<Measurement> rows, List<String> ours) {
    StringBuilder line = new StringBuilder();
    line.append("| %s | ".formatted(row.name()));
    line.append(format("%.2f", row.medianTime())).append(" | ");
    line.append(format("%.2f", row.bestTime())).append(" | ");
    for (String name : ours) {
      Optional<Measurement> own = rows.stream().filter(r -> r.name().equals(name)).findFirst();
      line.append(own.map(o -> format("%.3f", o.ratioTo(row))).orElse(ABSENT)).append(" | ");
      line.append(own.map(o -> format("%.3f", o.bestTime() / row.bestTime())).orElse(ABSENT))
          .append(" | ");
    }
    line.append(row.bytes().isPresent() ? format("%.0f", row.bytes().getAsDouble()) : ABSENT);
    return line.append(" |%n".formatted()).toString();
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
