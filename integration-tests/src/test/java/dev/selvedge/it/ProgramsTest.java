package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Every shape of method and class, woven while loading and, dumped, woven before. */
class ProgramsTest {

  @TestFactory
  List<DynamicNode> wovenWhileLoading() throws Exception {
    List<DynamicNode> all = new ArrayList<>();
    for (Compilation how : Compilation.available()) {
      for (Jdk jdk : Jdks.all()) {
        Path dump = Artifacts.emptyFolder("dump-" + how + "-" + jdk.feature());
        Outcome first =
            Fork.on(jdk)
                .withAgent()
                .option("-Dselvedge.debug=" + dump)
                .classPath(Programs.classPath(how))
                .run(Programs.RUN, Programs.groups());
        all.add(container(first, jdk, how, "woven while loading"));
        List<Path> dumped = Programs.with(dump, Programs.classPath(how));
        Outcome again =
            Fork.on(jdk).withAgent().classPath(dumped).run(Programs.RUN, Programs.groups());
        all.add(container(again, jdk, how, "woven before, and loaded with the agent"));
        Outcome alone = Fork.on(jdk).classPath(dumped).run(Programs.RUN, Programs.groups());
        all.add(container(alone, jdk, how, "woven before, and loaded without the agent"));
      }
    }
    return all;
  }

  @TestFactory
  Stream<DynamicNode> manyClassesInParallelThreads() {
    return onEachJdk(
        jdk -> Fork.on(jdk).withAgent().classPath(programs()).run(Programs.RUN, "Parallel"));
  }

  @TestFactory
  Stream<DynamicNode> agentGivenTwice() {
    return onEachJdk(
        jdk -> {
          Path copy = Artifacts.work("copy-of-agent.jar");
          java.nio.file.Files.copy(
              Artifacts.agent(), copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
          return Fork.on(jdk)
              .withAgent()
              .withAgent()
              .option("-javaagent:" + copy)
              .classPath(programs())
              .run(Programs.RUN, "MethodKinds", "Fallbacks", "Overrides", "Stages");
        });
  }

  /** The control: if this passed, the checks above would prove nothing. */
  @TestFactory
  Stream<DynamicNode> withoutTheAgentNothingIsRetried() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Outcome outcome =
                          Fork.on(jdk).classPath(programs()).run(Programs.RUN, "Results");
                      assertThat(outcome.out())
                          .as(outcome.toString())
                          .noneMatch(line -> line.startsWith("ok "))
                          .anyMatch(line -> line.startsWith("FAILED "));
                    }));
  }

  private static List<Path> programs() throws IOException {
    return Programs.classPath(Compilation.WITHOUT_COMPANIONS);
  }

  private interface Run {
    Outcome on(Jdk jdk) throws Exception;
  }

  private static Stream<DynamicNode> onEachJdk(Run run) {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(), () -> assertThat(run.on(jdk).passed().err()).isEmpty()));
  }

  private static DynamicContainer container(
      Outcome outcome, Jdk jdk, Compilation how, String when) {
    Stream<DynamicNode> silent =
        Stream.of(
            dynamicTest(
                "the agent is silent",
                () -> assertThat(outcome.saidByAgent()).as(outcome.toString()).isEmpty()));
    return dynamicContainer(
        jdk + ", " + how + ", " + when, Stream.concat(outcome.checks(), silent));
  }
}
