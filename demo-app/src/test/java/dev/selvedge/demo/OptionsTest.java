package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void withoutArgumentsTheDefaultsHold() throws Exception {
    assertThat(parse("")).isEqualTo(new Options(16, 200, 1 / 3.0, 42));
  }

  @Test
  void everyOptionIsTaken() throws Exception {
    assertThat(parse("--buyers 3 --seats 7 --failure-rate 0.25 --seed -5"))
        .isEqualTo(new Options(3, 7, 0.25, -5));
  }

  @Test
  void aValueMayFollowAnEqualsSign() throws Exception {
    assertThat(parse("--seats=7 --failure-rate=.5")).isEqualTo(new Options(16, 7, 0.5, 42));
  }

  @Test
  void theLastOfSeveralValuesCounts() throws Exception {
    assertThat(parse("--seats 7 --seats 8").seats()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "1.0, 1", "0.25, 0.25", "1/3, 0.3333333333333333", "2/2, 1"})
  void aFailureRateIsADecimalOrAFraction(String text, double rate) throws Exception {
    assertThat(parse("--failure-rate " + text).failureRate()).isEqualTo(rate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--seats 7 --help"})
  void helpIsTaken(String arguments) throws Exception {
    assertThat(CommandLine.parse(split(arguments)).help()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "99999999999999999999"})
  void buyersOutOfRangeAreRejected(String value) {
    assertRejected(
        "--buyers " + value,
        "--buyers is '" + value + "', out of range; give it a whole number from 1 to 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10001", "-7"})
  void seatsOutOfRangeAreRejected(String value) {
    assertRejected(
        "--seats " + value,
        "--seats is '" + value + "', out of range; give it a whole number from 1 to 10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "7.5", "1e3", "0x10", "7 ", "1_000"})
  void seatsThatAreNoWholeNumberAreRejected(String value) {
    assertRejected(
        List.of("--seats", value),
        "--seats is '" + value + "', not a number; give it a whole number from 1 to 10000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "1.01", "4/3", "1/0", "0/0"})
  void failureRatesOutOfRangeAreRejected(String value) {
    assertRejected(
        "--failure-rate " + value,
        "--failure-rate is '"
            + value
            + "', out of range; give it a number from 0 to 1 such as 0.5 or 1/3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "half", "50%", "1/3/3", "."})
  void failureRatesThatAreNoNumberAreRejected(String value) {
    assertRejected(
        "--failure-rate " + value,
        "--failure-rate is '"
            + value
            + "', not a number; give it a number from 0 to 1 such as 0.5 or 1/3");
  }

  @Test
  void aSeedBeyondSixtyFourBitsIsRejected() {
    assertRejected(
        "--seed 9223372036854775808",
        "--seed is '9223372036854775808', out of range; give it a whole number of up to 64 bits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--seed", "--seed=", "--seed --buyers 3"})
  void aMissingValueIsRejected(String arguments) {
    assertRejected(arguments, "--seed has no value; give it a whole number of up to 64 bits");
  }

  @ParameterizedTest
  @CsvSource({
    "--sead, --seed",
    "--seat, --seats",
    "--byers, --buyers",
    "--failurerate, --failure-rate",
    "--hlep, --help"
  })
  void aSlipIsAnsweredWithTheOptionThatWasMeant(String typed, String meant) {
    assertRejected(
        typed + " 3",
        "unknown option " + typed + ": did you mean " + meant + "? --help lists all options");
  }

  @Test
  void anotherWordIsNotTakenForASlip() {
    assertRejected("--verbose", "unknown option --verbose; --help lists all options");
  }

  @Test
  void anArgumentThatIsNoOptionIsRejected() {
    assertRejected("200", "unexpected argument '200'; write options as --seats 200, see --help");
  }

  @Test
  void helpTakesNoValue() {
    assertRejected("--help=seats", "--help takes no value, got '--help=seats'; leave it out");
  }

  @Test
  void aCoordinatorIsForSeveralProcesses() {
    assertRejected(
        "--coordinator local",
        "--coordinator goes with several processes; add --processes 3, or leave it out");
  }

  private static Options parse(String arguments) throws BadOptionException {
    return Options.of(CommandLine.parse(split(arguments)));
  }

  private static void assertRejected(String arguments, String message) {
    assertRejected(split(arguments), message);
  }

  private static void assertRejected(List<String> arguments, String message) {
    assertThatExceptionOfType(BadOptionException.class)
        .isThrownBy(() -> Options.of(CommandLine.parse(arguments)))
        .withMessage(message);
  }

  private static List<String> split(String arguments) {
    return arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
  }
}
