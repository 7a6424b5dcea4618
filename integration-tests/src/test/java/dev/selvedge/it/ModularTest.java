package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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

  static Stream<Arguments> closedAndOpen() {
    return Jdks.all().stream()
        .flatMap(jdk -> Stream.of("closed", "open").map(how -> Arguments.of(jdk, how)));
  }

  /** Calls of its own need nothing; those of others need its package opened. */
  @ParameterizedTest
  @MethodSource("closedAndOpen")
  void modularApplicationWithShards(Jdk jdk, String how) throws Exception {
    List<Path> libraries = Programs.with(Artifacts.hashing(), Artifacts.libraries());
    Path app =
        ProgramCompiler.compileModule("modularshards", Compilation.WITH_COMPANIONS, libraries);

    Fork fork =
        GuardedPrograms.local(jdk)
            .withAgent()
            .option("--module-path")
            .option(Artifacts.classPath(Programs.with(app, libraries)))
            .option("--add-modules")
            .option("com.dynatrace.hash4j");
    if (how.equals("open")) {
      fork.option("--add-opens").option("app/app=dev.selvedge.runtime");
    }
    Outcome outcome = fork.run("-m app/app.Main", how);

    assertThat(outcome.passed().saidByAgent()).as(outcome.toString()).isEmpty();
  }
}
