package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Locked methods of every shape, woven while loading and, dumped, woven before. */
class LockProgramsTest {
  private static final String[] GROUPS = {
    "LockMethodKinds", "LockBodies", "LockKeyPaths", "LockOutcomes"
  };

  @TestFactory
  List<DynamicNode> wovenWhileLoading() throws Exception {
    List<Path> classPath = classPath(Compilation.WITH_COMPANIONS);
    List<DynamicNode> all = new ArrayList<>();
    for (Jdk jdk : Jdks.all()) {
      Path dump = Artifacts.emptyFolder("dump-locks-" + jdk.feature());
      Outcome first =
          local(jdk)
              .withAgent()
              .option("-Dselvedge.debug=" + dump)
              .classPath(classPath)
              .run(Programs.RUN, GROUPS);
      all.add(container(first, jdk + ", woven while loading"));
      List<Path> dumped = Programs.with(dump, classPath);
      Outcome again = local(jdk).withAgent().classPath(dumped).run(Programs.RUN, GROUPS);
      all.add(container(again, jdk + ", woven before, and loaded with the agent"));
      Outcome alone = local(jdk).classPath(dumped).run(Programs.RUN, GROUPS);
      all.add(container(alone, jdk + ", woven before, and loaded without the agent"));
    }
    return all;
  }

  /** The control: if this passed, the checks above would prove nothing. */
  @TestFactory
  Stream<DynamicTest> withoutTheAgentNothingIsLocked() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Outcome outcome =
                          local(jdk)
                              .classPath(classPath(Compilation.WITH_COMPANIONS))
                              .run(Programs.RUN, "LockKeyPaths");
                      assertThat(outcome.out())
                          .as(outcome.toString())
                          .anyMatch(line -> line.startsWith("FAILED LockKeyPaths: enum"));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> withoutACompanionNothingRunsUnlocked() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Outcome outcome =
                          local(jdk)
                              .withAgent()
                              .classPath(classPath(Compilation.WITHOUT_COMPANIONS))
                              .run(Programs.RUN, "LockMethodKinds");
                      assertThat(outcome.out())
                          .as(outcome.toString())
                          .anyMatch(
                              line ->
                                  line.startsWith("FAILED LockMethodKinds: instance: threw")
                                      && line.contains("NotWovenException"));
                      assertThat(outcome.out())
                          .as(outcome.toString())
                          .anyMatch(line -> line.matches("FAILED .*NotWovenException.*SV209.*"));
                      assertThat(outcome.saidByAgent())
                          .as(outcome.toString())
                          .isNotEmpty()
                          .allMatch(line -> line.contains("[SV209] programs."));
                    }));
  }

  private static Fork local(Jdk jdk) {
    return Fork.on(jdk).option("-Dselvedge.coordinator=local");
  }

  private static List<Path> classPath(Compilation how) throws IOException {
    List<Path> programs = Programs.classPath(Compilation.WITHOUT_COMPANIONS);
    return Programs.with(ProgramCompiler.compile("locks", how, programs), programs);
  }

  private static DynamicNode container(Outcome outcome, String name) {
    Stream<DynamicNode> silent =
        Stream.of(
            dynamicTest(
                "nothing is said",
                () -> assertThat(outcome.err()).as(outcome.toString()).isEmpty()));
    return dynamicContainer(name, Stream.concat(outcome.checks(), silent));
  }
}
