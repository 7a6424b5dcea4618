package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Locked methods with the runtime itself, and what becomes of them without the processor. */
class LockedProgramsTest {
  private static final String LOCAL = "-Dselvedge.coordinator=local";

  private static List<Path> compiled = List.of();
  private static List<Path> withoutCompanions = List.of();

  @BeforeAll
  static void compile() throws IOException {
    compiled = classPath(Compilation.WITH_COMPANIONS);
    withoutCompanions = classPath(Compilation.WITHOUT_COMPANIONS);
  }

  private static List<Path> classPath(Compilation how) throws IOException {
    List<Path> programs = Programs.classPath(Compilation.WITHOUT_COMPANIONS);
    List<Path> all = new ArrayList<>(programs);
    all.add(0, ProgramCompiler.compile("locked", how, programs));
    return all;
  }

  @TestFactory
  Stream<DynamicNode> wovenWhileLoadingAndBefore() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Path dump = Artifacts.emptyFolder("dump-locked-" + jdk.feature());
                      run(Fork.on(jdk).withAgent().option("-Dselvedge.debug=" + dump), compiled);
                      run(Fork.on(jdk), Programs.with(dump, compiled));
                    }));
  }

  private static void run(Fork fork, List<Path> classPath) throws Exception {
    Outcome outcome = fork.option(LOCAL).classPath(classPath).run(Programs.RUN, "Locks");
    assertThat(outcome.passed().err()).as(outcome.toString()).isEmpty();
  }

  @TestFactory
  Stream<DynamicNode> withoutTheProcessorNoneRunsUnlocked() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Outcome outcome =
                          Fork.on(jdk)
                              .withAgent()
                              .option(LOCAL)
                              .classPath(withoutCompanions)
                              .run(Programs.RUN, "Locks");
                      assertThat(outcome.out())
                          .as(outcome.toString())
                          .anyMatch(line -> line.matches("FAILED .*NotWovenException.*SV209.*"));
                      assertThat(outcome.saidByAgent())
                          .as(outcome.toString())
                          .isNotEmpty()
                          .allMatch(line -> line.contains("[SV209] programs.Locks"));
                    }));
  }
}
