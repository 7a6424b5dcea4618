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

/**
 * Programs that need companions, woven while loading and, dumped, woven before.
 *
 * @param sources their folder below {@code src}
 * @param libraries in addition to what all programs have on their class path
 * @param groups of checks that they are made of
 */
record GuardedPrograms(String sources, List<Path> libraries, List<String> groups) {

  /** All checks, however the programs come to be woven. */
  List<DynamicNode> inEveryWay() throws Exception {
    List<Path> classPath = classPath(Compilation.WITH_COMPANIONS);
    String[] names = groups.toArray(new String[0]);
    List<DynamicNode> all = new ArrayList<>();
    for (Jdk jdk : Jdks.all()) {
      Path dump = Artifacts.emptyFolder("dump-" + sources + "-" + jdk.feature());
      Outcome first =
          local(jdk)
              .withAgent()
              .option("-Dselvedge.debug=" + dump)
              .classPath(classPath)
              .run(Programs.RUN, names);
      all.add(container(first, jdk + ", woven while loading"));
      List<Path> dumped = Programs.with(dump, classPath);
      Outcome again = local(jdk).withAgent().classPath(dumped).run(Programs.RUN, names);
      all.add(container(again, jdk + ", woven before, and loaded with the agent"));
      Outcome alone = local(jdk).classPath(dumped).run(Programs.RUN, names);
      all.add(container(alone, jdk + ", woven before, and loaded without the agent"));
    }
    return all;
  }

  /** The control: if this passed, the other checks would prove nothing. */
  Stream<DynamicTest> failsWithoutTheAgent(String group, String check) {
    return onEachJdk(
        jdk -> {
          Outcome outcome =
              local(jdk).classPath(classPath(Compilation.WITH_COMPANIONS)).run(Programs.RUN, group);
          assertThat(outcome.out())
              .as(outcome.toString())
              .anyMatch(line -> line.startsWith("FAILED " + group + ": " + check));
        });
  }

  /** What was compiled without the processor throws, and the agent says why. */
  Stream<DynamicTest> refusedWithoutCompanions(String group, String check, String diagnostic) {
    return onEachJdk(
        jdk -> {
          Outcome outcome =
              local(jdk)
                  .withAgent()
                  .classPath(classPath(Compilation.WITHOUT_COMPANIONS))
                  .run(Programs.RUN, group);
          assertThat(outcome.out())
              .as(outcome.toString())
              .anyMatch(
                  line ->
                      line.startsWith("FAILED " + group + ": " + check + ": threw")
                          && line.contains("NotWovenException"))
              .anyMatch(line -> line.matches("FAILED .*NotWovenException.*" + diagnostic + ".*"));
          assertThat(outcome.saidByAgent())
              .as(outcome.toString())
              .isNotEmpty()
              .allMatch(line -> line.contains("[" + diagnostic + "] programs."));
        });
  }

  List<Path> classPath(Compilation how) throws IOException {
    List<Path> programs = new ArrayList<>(Programs.classPath(Compilation.WITHOUT_COMPANIONS));
    programs.addAll(libraries);
    return Programs.with(ProgramCompiler.compile(sources, how, programs), programs);
  }

  static Fork local(Jdk jdk) {
    return Fork.on(jdk).option("-Dselvedge.coordinator=local");
  }

  interface Check {
    void on(Jdk jdk) throws Exception;
  }

  static Stream<DynamicTest> onEachJdk(Check check) {
    return Jdks.all().stream().map(jdk -> dynamicTest(jdk.toString(), () -> check.on(jdk)));
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
