package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the bodies of calls have written: {@code CALL NODE GRANT}, a line for each run. */
record CallLedger(List<String> lines) {

  static CallLedger read(Path file) throws IOException {
    return new CallLedger(Files.readAllLines(file));
  }

  /** How often each call has run. */
  private Map<String, Integer> runs() {
    Map<String, Integer> runs = new HashMap<>();
    lines.forEach(line -> runs.merge(line.split(" ")[0], 1, Integer::sum));
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
    assertThat(lines.stream().map(line -> line.split(" ")[2]).toList())
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  /** How many different calls have run. */
  int calls() {
    return runs().size();
  }
}
