package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application on the module path. */
class ModularTest {

  static Stream<Jdk> jdks() {
    return Jdks.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void modularApplication(Jdk jdk) throws Exception {
    String libraries = Artifacts.classPath(Artifacts.libraries());
    Path app = ProgramCompiler.compile("modular", List.of(), "--module-path", libraries);

    Outcome outcome =
        Fork.on(jdk)
            .withAgent()
            .option("--module-path")
            .option(Artifacts.classPath(Programs.with(app, Artifacts.libraries())))
            .run("-m app/app.Main");

    assertThat(outcome.passed().saidByAgent()).as(outcome.toString()).isEmpty();
  }
}
