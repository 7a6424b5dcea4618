package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the bodies of calls have written, {@code CALL NODE GRANT}, a line for each run; and what
 * nodes saw meanwhile, {@code view:a,b NODE}.
 */
record CallLedger(List<String> lines) {
  private static final String VIEW = "view:";

  static CallLedger read(Path file) throws IOException {
    return new CallLedger(Files.readAllLines(file));
  }

  /** How often each call has run. */
  private Map<String, Integer> runs() {
    Map<String, Integer> runs = new HashMap<>();
    lines.stream()
        .filter(line -> !line.startsWith(VIEW))
        .forEach(line -> runs.merge(line.split(" ")[0], 1, Integer::sum));
    return runs;
  }

  /** No call has run more than once. */
  void hasNothingTwice() {
    assertThat(runs()).allSatisfy((call, times) -> assertThat(times).as(call).isEqualTo(1));
  }

  /** Those lines whose calls have names that begin so. */
  CallLedger only(String start) {
    return new CallLedger(lines.stream().filter(line -> line.startsWith(start)).toList());
  }

  /** Each run had a grant of its own. */
  void hasEachTokenOnce() {
    assertThat(
            lines.stream().map(line -> line.split(" ")[2]).filter(grant -> !grant.equals("none")))
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  /** Those that a node has written before it saw these members for the second time. */
  CallLedger beforeReturn(String node, String members) {
    String view = VIEW + members + " " + node + " ";
    List<String> before = new ArrayList<>();
    int seen = 0;
    for (String line : lines) {
      seen += line.startsWith(view) ? 1 : 0;
      if (seen < 2 && line.split(" ")[1].equals(node)) {
        before.add(line);
      }
    }
    assertThat(seen).as("views of %s at %s", members, node).isGreaterThan(1);
    return new CallLedger(before);
  }

  void hasNoCalls() {
    assertThat(runs()).isEmpty();
  }

  /** How many different calls have run. */
  int calls() {
    return runs().size();
  }
}
