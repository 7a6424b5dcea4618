package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeOptionsTest {

  @Test
  void theNumberOfNodesIsEnough() throws Exception {
    assertThat(parse("--nodes 3")).isEqualTo(new NodeOptions(3, Optional.empty(), 300, 900, 4, 42));
  }

  @Test
  void everyOptionIsTaken() throws Exception {
    assertThat(parse("--nodes 4 --coordinator file:x --concerts 9 --seats 7 --buyers 3 --seed -5"))
        .isEqualTo(new NodeOptions(4, Optional.of("file:x"), 9, 7, 3, -5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "10", "all"})
  void fewerThanThreeNodesAreRejected(String value) {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> parse("--nodes=" + value))
        .withMessageEndingWith("give it a whole number from 3 to 9");
  }

  @Test
  void nodesCannotMeetWhereEachIsByItself() {
    assertRejected(
        "--nodes 3 --coordinator local",
        "--coordinator is 'local', by which nodes cannot find each other;"
            + " give it file:DIR, redis://HOST:PORT or a jdbc: URL");
  }

  @Test
  void whatIsNoCoordinatorIsRejectedWithoutItsPassword() {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> parse("--nodes 3 --coordinator reddis://me:secret@acme.com"))
        .withMessageContaining("reddis://***@acme.com")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--processes", "--failure-rate"})
  void optionsOfOtherActsAreRejected(String option) {
    assertRejected(
        "--nodes 3 " + option + " 3", option + " belongs to another act; leave it out, or --nodes");
  }

  @Test
  void concertsAreForNodes() {
    String message = "--concerts goes with nodes; add --nodes 3";
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> Options.of(CommandLine.parse(List.of("--concerts=9"))))
        .withMessage(message);
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(
            () -> BranchOptions.of(CommandLine.parse(List.of("--processes=3", "--concerts=9"))))
        .withMessage(message);
  }

  private static NodeOptions parse(String arguments) throws BadOptionException {
    return NodeOptions.of(CommandLine.parse(List.of(arguments.split(" "))));
  }

  private static void assertRejected(String arguments, String message) {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> parse(arguments))
        .withMessage(message);
  }
}
