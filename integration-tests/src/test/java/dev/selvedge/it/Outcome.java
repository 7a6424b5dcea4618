package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** What a forked JVM left behind. */
record Outcome(List<String> command, int exitCode, List<String> out, List<String> err) {
  static final int TIMED_OUT = -1;

  private static final String OK = "ok ";
  private static final String FAILED = "FAILED ";

  /** One test for each check that the program made, and one for its end. */
  Stream<DynamicTest> checks() {
    Stream<DynamicTest> lines =
        out.stream()
            .filter(line -> line.startsWith(OK) || line.startsWith(FAILED))
            .map(line -> dynamicTest(name(line), () -> passed(line)));
    return Stream.concat(lines, Stream.of(dynamicTest("got to its end", this::endedWell)));
  }

  /** The same as one assertion. */
  Outcome passed() {
    endedWell();
    assertThat(out).as(toString()).noneMatch(line -> line.startsWith(FAILED));
    return this;
  }

  private void endedWell() {
    assertThat(exitCode).as(toString()).isZero();
    assertThat(out).as(toString()).last().isEqualTo("end");
    assertThat(out).as(toString()).anyMatch(line -> line.startsWith(OK));
  }

  private static String name(String line) {
    String text = line.substring(line.indexOf(' ') + 1);
    int second = line.startsWith(OK) ? -1 : text.indexOf(": ", text.indexOf(": ") + 1);
    return second < 0 ? text : text.substring(0, second);
  }

  private void passed(String line) {
    if (line.startsWith(FAILED)) {
      fail(line + "\n" + this);
    }
  }

  /** What the agent said: its lines, and no others. */
  List<String> saidByAgent() {
    return err.stream().filter(line -> line.startsWith("selvedge: ")).toList();
  }

  @Override
  public String toString() {
    return String.join(" ", command)
        + (exitCode == TIMED_OUT ? "\ntimed out" : "\nexit code " + exitCode)
        + "\n--- out\n"
        + String.join("\n", out)
        + "\n--- err\n"
        + String.join("\n", err);
  }
}
