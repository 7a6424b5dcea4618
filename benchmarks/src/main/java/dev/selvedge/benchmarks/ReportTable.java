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
 * A JMH result as Markdown: one table per benchmark class, the fastest first, each row beside
 * Selvedge's own. Times are the median over the rounds and the best round; the ratio of the medians
 * is the median over rounds that ran side by side, so a busy machine touches both sides of it, and
 * the ratio of the best rounds is what was left when it was quiet.
 */
public final class ReportTable {

  private static final String ABSENT = "–";

  private ReportTable() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println(
          "report: expected one argument, the file written with -rf json -rff FILE, but got "
              + args.length);
      System.exit(2);
    }
    Path file = Path.of(args[0]);
    if (!Files.isReadable(file)) {
      System.err.println("report: " + file + " cannot be read; write it with -rf json -rff FILE");
      System.exit(2);
    }
    try (Reader json = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      System.out.print(markdown(Measurement.readAll(json)));
    }
  }

  static String markdown(List<Measurement> measurements) {
    StringBuilder out = new StringBuilder();
    measurements.stream()
        .collect(groupingBy(Measurement::group, TreeMap::new, toList()))
        .forEach((group, rows) -> append(out, group, rows));
    return out.toString();
  }

  private static void append(StringBuilder out, String group, List<Measurement> rows) {
    Optional<Measurement> ours =
        rows.stream().filter(row -> row.name().equals(Benchmarks.WOVEN)).findFirst();
    Measurement first = rows.get(0);
    out.append(
        """
        ### %s (%d rounds)

        | | %s, median | %s, best | woven ÷ this, median | woven ÷ this, best | B/op |
        |---|--:|--:|--:|--:|--:|
        """
            .formatted(group, first.rounds().size(), first.unit(), first.unit()));
    rows.stream()
        .sorted(comparingDouble(Measurement::medianTime))
        .forEach(row -> out.append(line(row, ours)));
    out.append('\n');
  }

  private static String line(Measurement row, Optional<Measurement> ours) {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %s | %s | %s |%n",
        row.name(),
        row.medianTime(),
        row.bestTime(),
        ours.map(own -> format("%.3f", own.ratioTo(row))).orElse(ABSENT),
        ours.map(own -> format("%.3f", own.bestTime() / row.bestTime())).orElse(ABSENT),
        row.bytes().isPresent() ? format("%.0f", row.bytes().getAsDouble()) : ABSENT);
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
