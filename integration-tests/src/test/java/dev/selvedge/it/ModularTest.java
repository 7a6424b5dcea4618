package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An application on the module path. */
class ModularTest {

  static Stream<Arguments> everyWay() {
    return Jdks.all().stream()
        .flatMap(jdk -> Compilation.available().stream().map(how -> Arguments.of(jdk, how)));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void modularApplication(Jdk jdk, Compilation how) throws Exception {
    Path app = ProgramCompiler.compileModule("modular", how, Artifacts.libraries());

    Outcome outcome =
        Fork.on(jdk)
            .withAgent()
            .option("--module-path")
            .option(Artifacts.classPath(Programs.with(app, Artifacts.libraries())))
            .run("-m app/app.Main");

    assertThat(outcome.passed().saidByAgent()).as(outcome.toString()).isEmpty();
  }
}
