package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchOptionsTest {

  @Test
  void theNumberOfProcessesIsEnough() throws Exception {
    assertThat(parse("--processes 3"))
        .isEqualTo(new BranchOptions(3, Optional.empty(), 4, 200, 42));
  }

  @Test
  void everyOptionIsTaken() throws Exception {
    assertThat(parse("--processes 2 --coordinator local --buyers 3 --seats 7 --seed -5"))
        .isEqualTo(new BranchOptions(2, Optional.of("local"), 3, 7, -5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "local",
        "file:locks",
        "redis://127.0.0.1:6379",
        "rediss://:secret@cache.acme.com/2",
        "redis-sentinel://a,b/0#main",
        "jdbc:postgresql://db/acme?user=a&password=b"
      })
  void aCoordinatorIsTakenAsItIs(String text) throws Exception {
    assertThat(parse("--processes 3 --coordinator " + text).coordinator()).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1", "17"})
  void oneProcessAloneIsRejected(String value) {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> parse("--processes=" + value))
        .withMessageEndingWith("give it a whole number from 2 to 16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "file:", "locks", "redis:6379", "http://acme.com"})
  void whatIsNoCoordinatorIsRejected(String text) {
    assertRejected(
        "--processes 3 --coordinator " + text,
        "--coordinator is '"
            + text
            + "', not a coordinator; give it file:DIR, redis://HOST:PORT, a jdbc: URL or local");
  }

  @Test
  void aCoordinatorWithoutAValueIsRejected() {
    assertRejected(
        "--coordinator --processes 3",
        "--coordinator has no value; give it file:DIR, redis://HOST:PORT, a jdbc: URL or local");
  }

  @Test
  void aRejectedCoordinatorDoesNotShowItsPassword() {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> parse("--processes 3 --coordinator reddis://me:secret@acme.com"))
        .withMessageContaining("reddis://***@acme.com")
        .withMessageNotContaining("secret");
  }

  @Test
  void aFailureRateIsForOneProcess() {
    assertRejected(
        "--processes 3 --failure-rate 0.5",
        "--failure-rate goes with one process only; leave it out, or --processes");
  }

  private static BranchOptions parse(String arguments) throws BadOptionException {
    return BranchOptions.of(CommandLine.parse(List.of(arguments.split(" "))));
  }

  private static void assertRejected(String arguments, String message) {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> parse(arguments))
        .withMessage(message);
  }
}
