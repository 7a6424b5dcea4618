package dev.selvedge.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.benchmarks.startup.AgentBuilderAgent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measured program, whole: compiled, run bare, and run under the agent it is compared with. */
class GeneratedProgramTest {

  @TempDir Path folder;
  private MeasuredProcess process;
  private String classPath;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    process = new MeasuredProcess(folder);
    Path library = Jars.library(folder);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path sources = new GeneratedProgram(3, 2).write(folder.resolve("sources"));
    process.run(
        List.of(
            JdkTools.javac(),
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            library.toString(),
            "@" + sources));
    classPath = classes + File.pathSeparator + library;
  }

  @Test
  void runs_without_an_agent_and_its_use_is_accounted_for() throws Exception {
    Usage usage = process.run(program());

    assertThat(usage.cpuMillis()).isPositive();
    assertThat(usage.wallMillis()).isPositive();
  }

  @Test
  void cannot_prove_retrying_without_an_agent() {
    assertThatThrownBy(() -> process.run(program(GeneratedProgram.PROVE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("first call fails");
  }

  @Test
  void proves_retrying_under_the_agent_builder_agent() throws Exception {
    Path agent =
        Jars.agent(
            folder.resolve("agent-builder.jar"),
            AgentBuilderAgent.class,
            name -> name.startsWith("net/bytebuddy/"));
    List<String> command = new ArrayList<>(program(GeneratedProgram.PROVE));
    command.add(1, "-javaagent:" + agent);

    assertThat(process.exitCode(command)).isZero();
  }

  @Test
  void a_tournament_counts_each_round_but_the_first() throws Exception {
    Map<String, List<Usage>> usages =
        new Tournament(List.of(new Variant("a", program()), new Variant("b", program())), folder)
            .run(1);

    assertThat(usages.keySet()).containsExactly("a", "b");
    assertThat(usages.values()).allSatisfy(rounds -> assertThat(rounds).hasSize(1));
    assertThat(new UsageTable(usages).markdown(Map.of("b", "a")))
        .contains("| b |")
        .contains("| a |");
  }

  private List<String> program(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(JdkTools.java(), "-cp", classPath, GeneratedProgram.MAIN));
    command.addAll(List.of(arguments));
    return command;
  }
}
