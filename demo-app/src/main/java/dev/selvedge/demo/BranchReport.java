package dev.selvedge.demo;

import static dev.selvedge.demo.ReportText.counted;
import static dev.selvedge.demo.ReportText.seconds;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The second act's outcome as plain text.
 *
 * @param arguments the command line, repeated in the hint
 */
record BranchReport(BranchOptions options, List<String> arguments, BranchesResult result) {

  private static final String NO_LOCK_BETWEEN_PROCESSES =
      """

        The coordinator 'local' keeps the locks of each process in that process: between threads
        of one JVM that is enough, between branches it is no lock at all. Leave --coordinator
        out, or name a place that all branches can see: file:DIR, redis://HOST:PORT, jdbc:URL\
      """;

  /** Whether every seat was sold, and none of them again. */
  boolean right() {
    return result.sales().complete(options.seats());
  }

  String text() {
    ReportText text = new ReportText();
    header(text);
    text.sales(result.sales(), options.seats());
    branches(text);
    verdict(text);
    return text.end();
  }

  private void header(ReportText text) {
    text.line("  Ticket office with %d branches, %s", options.processes(), woven());
    text.line(
        "  %s in each branch, a JVM each; %s in one database, seed %d",
        counted(options.buyers(), "buyer", "buyers"),
        counted(options.seats(), "seat", "seats"),
        options.seed());
    if (result.weaver().isPresent()) {
      text.line("  locks kept by %s", result.coordinator());
    }
  }

  private String woven() {
    return result
        .weaver()
        .map(version -> "woven by Selvedge " + version)
        .orElse("not woven: @DistributedLock has no effect");
  }

  private void branches(ReportText text) {
    text.line("\n  %-12s%10s%10s%12s%12s", "Branches", "tickets", "too late", "waited", "longest");
    text.rule();
    for (BranchResult branch : result.branches()) {
      text.line(
          "  %-12s%10d%10d%10.2f s%9d ms",
          "process " + branch.branch(),
          branch.sold(),
          branch.tooLate(),
          seconds(branch.waited()),
          branch.longest().toMillis());
    }
  }

  private void verdict(ReportText text) {
    text.line(
        "\n  %s in %.1f s%s",
        result.sales().outcome(options.seats()), seconds(result.elapsed()), waiting());
    int refused = result.branches().stream().mapToInt(BranchResult::refused).sum();
    if (refused > 0) {
      text.line("  %s no lock in time, or lost it", counted(refused, "call got", "calls got"));
    }
    if (result.weaver().isEmpty()) {
      text.commandWithAgent(arguments);
    } else if (result.coordinator().equals("local")) {
      text.line("%s", NO_LOCK_BETWEEN_PROCESSES);
    }
  }

  private String waiting() {
    int waits = result.branches().stream().mapToInt(BranchResult::waits).sum();
    if (result.weaver().isEmpty() || waits == 0) {
      return "";
    }
    Duration waited =
        result.branches().stream().map(BranchResult::waited).reduce(Duration.ZERO, Duration::plus);
    BranchResult longest =
        result.branches().stream()
            .max(Comparator.comparing(BranchResult::longest))
            .orElseThrow(() -> new IllegalStateException("no branches"));
    return String.format(
        Locale.ROOT,
        "; %s, %.1f s in all,\n  the longest %d ms in process %d",
        counted(waits, "call waited for a lock", "calls waited for a lock"),
        seconds(waited),
        longest.longest().toMillis(),
        longest.branch());
  }
}
