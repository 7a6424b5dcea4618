package dev.selvedge.benchmarks.startup;

import dev.selvedge.benchmarks.process.BuiltJar;
import dev.selvedge.benchmarks.process.Experiment;
import dev.selvedge.benchmarks.process.GeneratedProgram;
import dev.selvedge.benchmarks.process.Jars;
import dev.selvedge.benchmarks.process.JdkTools;
import dev.selvedge.benchmarks.process.MeasuredProcess;
import dev.selvedge.benchmarks.process.Tournament;
import dev.selvedge.benchmarks.process.UsageTable;
import dev.selvedge.benchmarks.process.Variant;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CPU time of a whole program of 500 classes, without an agent and under several. Before anything
 * is measured each variant proves that it does what its row says: a method that should be woven
 * survives a failing first call, and without an agent it does not.
 *
 * <p>Argument: the number of rounds, 20 unless given.
 */
public final class AgentStartup {

  private static final int CLASSES = 500;
  private static final int ROUNDS = 20;
  private static final String NO_AGENT = "no agent";
  private static final String EMPTY = "empty agent";
  private static final String DECLINING = "agent that declines every class";
  private static final String OURS = "Selvedge, %d woven";
  private static final String AGENT_BUILDER = "AgentBuilder, %d woven";

  private final Path folder;
  private final MeasuredProcess process;
  private final Path library;
  private final Map<Integer, String> classPaths = new LinkedHashMap<>();
  private final List<Variant> variants = new ArrayList<>();
  private final Map<String, String> bases = new LinkedHashMap<>();

  private AgentStartup(Path folder) throws IOException {
    this.folder = folder;
    this.process = new MeasuredProcess(folder);
    this.library = Jars.library(folder);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Experiment.main(
        "agent start-up", args, ROUNDS, (folder, rounds) -> new AgentStartup(folder).run(rounds));
  }

  private String run(int rounds) throws IOException, InterruptedException {
    Optional<Path> ours = BuiltJar.AGENT.locate();
    Path empty = Jars.agent(folder.resolve("empty-agent.jar"), EmptyAgent.class, name -> false);
    Path declining =
        Jars.agent(folder.resolve("declining-agent.jar"), DecliningAgent.class, name -> false);
    Path builder =
        Jars.agent(
            folder.resolve("agent-builder.jar"),
            AgentBuilderAgent.class,
            name -> name.startsWith("net/bytebuddy/"));
    for (int annotated : List.of(0, 1, 100)) {
      classPaths.put(annotated, compiled(annotated));
    }

    add(NO_AGENT, Optional.empty(), 0, NO_AGENT);
    add(EMPTY, Optional.of(empty), 0, NO_AGENT);
    add(DECLINING, Optional.of(declining), 0, EMPTY);
    for (int annotated : List.of(0, 1, 100)) {
      if (ours.isPresent()) {
        add(OURS.formatted(annotated), ours, annotated, EMPTY);
      }
    }
    add(AGENT_BUILDER.formatted(0), Optional.of(builder), 0, EMPTY);
    add(AGENT_BUILDER.formatted(1), Optional.of(builder), 1, EMPTY);
    refuseWhatRetriesWithoutAgent();
    return new UsageTable(new Tournament(variants, folder).run(rounds)).markdown(bases);
  }

  /** Class path of the program with so many annotated classes. */
  private String compiled(int annotated) throws IOException, InterruptedException {
    Path target = Files.createDirectories(folder.resolve("app-" + annotated));
    Path sources = new GeneratedProgram(CLASSES, annotated).write(target.resolve("sources"));
    Path classes = Files.createDirectories(target.resolve("classes"));
    List<String> command =
        new ArrayList<>(
            List.of(JdkTools.javac(), "-d", classes.toString(), "-cp", library.toString()));
    Optional<Path> processor = BuiltJar.PROCESSOR.locate();
    if (processor.isPresent()) {
      command.addAll(List.of("-processorpath", processor.get().toString()));
    } else {
      command.add("-proc:none");
    }
    command.add("@" + sources);
    process.run(command);
    return classes + File.pathSeparator + library;
  }

  private void add(String name, Optional<Path> agent, int annotated, String base)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(JdkTools.java());
    agent.ifPresent(jar -> command.add("-javaagent:" + jar));
    command.addAll(List.of("-cp", classPaths.get(annotated), GeneratedProgram.MAIN));
    variants.add(new Variant(name, command));
    bases.put(name, base);

    List<String> proof = new ArrayList<>(command);
    proof.add(GeneratedProgram.PROVE);
    process.run(proof);
  }

  private void refuseWhatRetriesWithoutAgent() throws IOException, InterruptedException {
    List<String> unwoven =
        List.of(
            JdkTools.java(),
            "-cp",
            classPaths.get(1),
            GeneratedProgram.MAIN,
            GeneratedProgram.PROVE);
    if (process.exitCode(unwoven) == 0) {
      throw new IllegalStateException(
          "the program retries without an agent: the proof that agents weave proves nothing");
    }
  }
}
