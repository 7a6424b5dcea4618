package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.processor.InstalledJdk.Outcome;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published jar with the compilers of this machine, each in a process of its own. */
class EveryJdkPackagedTest {

  @TempDir Path directory;

  static List<InstalledJdk> jdks() throws IOException {
    List<InstalledJdk> jdks = InstalledJdk.all();
    System.out.println("javac of: " + jdks);
    return jdks;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void compilesWhatIsGoodWithoutAWarning(InstalledJdk jdk) throws Exception {
    Outcome outcome = jdk.compile(directory, arguments(Fixture.in("good"), "-Werror"));
    assertThat(outcome.output()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    assertThat(directory.resolve("classes/good/Billing$Ledger_Selvedge.class")).exists();
    assertThat(directory.resolve("classes/META-INF/selvedge/woven/good.Billing$Ledger"))
        .isEmptyFile();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void rejectsWhatIsBadOnItsLine(InstalledJdk jdk) throws Exception {
    Fixture fixture = Fixture.of("bad", "Sv111FallbackIllTyped");
    Outcome outcome = jdk.compile(directory, arguments(List.of(fixture)));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(fixture.expected())
        .allSatisfy(
            problem ->
                assertThat(outcome.output())
                    .contains(fixture + ":" + problem.line() + ": error: [" + problem.id() + "]"));
  }

  /** Gradle and IDEs compile with the last output on the class path. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void compilesAgainOverItsOwnOutput(InstalledJdk jdk) throws Exception {
    List<String> arguments = arguments(List.of(Fixture.of("good", "Billing")));
    arguments.set(
        arguments.indexOf("-cp") + 1,
        classPath() + File.pathSeparator + directory.resolve("classes"));
    assertThat(jdk.compile(directory, arguments)).isEqualTo(new Outcome(0, ""));
    assertThat(jdk.compile(directory, arguments)).isEqualTo(new Outcome(0, ""));
  }

  private static String classPath() throws URISyntaxException {
    return InstalledJdk.annotations().toString();
  }

  private static List<String> arguments(List<Fixture> fixtures, String... options)
      throws URISyntaxException {
    List<String> arguments = new ArrayList<>(Compiles.STRICT);
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("-cp", classPath()));
    Stream.concat(Fixture.in("support").stream(), fixtures.stream())
        .map(fixture -> fixture.path().toString())
        .forEach(arguments::add);
    return arguments;
  }
}
