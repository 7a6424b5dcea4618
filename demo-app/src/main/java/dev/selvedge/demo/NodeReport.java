package dev.selvedge.demo;

import static dev.selvedge.demo.ReportText.counted;
import static dev.selvedge.demo.ReportText.seconds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * The third act's outcome as plain text.
 *
 * @param arguments the command line, repeated in the hint
 */
record NodeReport(NodeOptions options, List<String> arguments, NodesResult result) {

  /** Whether every seat was sold once, and no concert has moved that did not have to. */
  boolean right() {
    return result.sales().complete(options.seats()) && wrongs().isEmpty();
  }

  String text() {
    ReportText text = new ReportText();
    header(text);
    result.handover().ifPresent(handover -> owners(text, handover));
    calls(text);
    text.sales(result.sales(), options.seats());
    verdict(text);
    return text.end();
  }

  private void header(ReportText text) {
    text.line("  Ticket office with %d nodes, %s", options.nodes(), woven());
    text.line(
        "  %s at each node, a JVM each; %s with %s in one ledger, seed %d",
        counted(options.buyers(), "buyer", "buyers"),
        counted(options.concerts(), "concert", "concerts"),
        counted(options.seats(), "seat", "seats"),
        options.seed());
    if (result.weaver().isPresent()) {
      text.line("  nodes met, and locks kept, by %s", result.coordinator());
    }
  }

  private String woven() {
    return result
        .weaver()
        .map(version -> "woven by Selvedge " + version)
        .orElse("not woven: @ShardBy has no effect,\n  every node sells every concert on its own");
  }

  private void owners(ReportText text, Handover handover) {
    text.line("\n  %-26s%10s%10s%10s", "Owners of the concerts", "before", "after", "share");
    text.rule();
    for (int node = 1; node <= options.nodes(); node++) {
      String id = NodeAct.id(node);
      int after = Collections.frequency(handover.after(), id);
      text.line(
          "  %-26s%10d%10d%8.1f %%",
          node == NodeAct.VICTIM ? id + ", killed midway" : id,
          Collections.frequency(handover.before(), id),
          after,
          100.0 * after / options.concerts());
    }
    text.rule();
    text.share("concerts that moved", handover.moved(), options.concerts());
    text.share("between nodes that lived", handover.movedInVain(), options.concerts());
    text.share("slots that moved", handover.slotsMoved(), handover.slots());
    text.share("between nodes that lived", handover.slotsLost(), handover.slots());
  }

  private void calls(ReportText text) {
    StringBuilder head = new StringBuilder(String.format(Locale.ROOT, "\n  %-24s", "Calls"));
    for (int node = 1; node <= options.nodes(); node++) {
      head.append(String.format(Locale.ROOT, "%8s", NodeAct.id(node)));
    }
    text.line("%s%8s", head, "all");
    text.rule();
    for (NodeCount count : NodeCount.values()) {
      row(text, count.words(), node -> node.of(count));
    }
  }

  private void row(ReportText text, String what, ToIntFunction<NodeResult> count) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-24s", what));
    int all = 0;
    for (NodeResult node : result.nodes()) {
      row.append(String.format(Locale.ROOT, "%8d", count.applyAsInt(node)));
      all += count.applyAsInt(node);
    }
    text.line("%s%8d", row, all);
  }

  private void verdict(ReportText text) {
    text.line(
        "\n  %s in %.1f s; %s was killed after %.1f s",
        result.sales().outcome(options.seats()),
        seconds(result.elapsed()),
        NodeAct.id(NodeAct.VICTIM),
        seconds(result.killed()));
    result
        .handover()
        .ifPresent(
            handover ->
                text.line(
                    "  %.1f s later all nodes knew the new owners of its concerts",
                    seconds(handover.ownerless())));
    int unknown =
        sum(NodeCount.UNKNOWN_RAN)
            + sum(NodeCount.UNKNOWN_TOO_LATE)
            + sum(NodeCount.UNKNOWN_NOT_RUN);
    if (unknown > 0) {
      text.line(
          "  %s no reply: the ledger told whether to call again",
          counted(unknown, "call got", "calls got"));
    }
    wrongs().forEach(wrong -> text.line("  %s", wrong));
    if (result.weaver().isEmpty()) {
      text.commandWithAgent(arguments);
    }
  }

  private int sum(NodeCount count) {
    return result.nodes().stream().mapToInt(node -> node.of(count)).sum();
  }

  /** What did not go as it should, beside the sales. */
  private List<String> wrongs() {
    List<String> wrongs = new ArrayList<>();
    result.handover().ifPresent(handover -> wrongs.addAll(wrongs(handover)));
    return wrongs;
  }

  private static List<String> wrongs(Handover handover) {
    List<String> wrongs = new ArrayList<>();
    if (!handover.agreed()) {
      wrongs.add("wrong: the nodes do not agree who owns what");
    }
    if (!handover.minimal()) {
      wrongs.add("wrong: concerts have moved that did not have to, or have not that had to");
    }
    return wrongs;
  }
}
