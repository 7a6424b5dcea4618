package dev.selvedge.benchmarks.compile;

import dev.selvedge.benchmarks.process.BuiltJar;
import dev.selvedge.benchmarks.process.Experiment;
import dev.selvedge.benchmarks.process.GeneratedProgram;
import dev.selvedge.benchmarks.process.Jars;
import dev.selvedge.benchmarks.process.JdkTools;
import dev.selvedge.benchmarks.process.MeasuredProcess;
import dev.selvedge.benchmarks.process.Tournament;
import dev.selvedge.benchmarks.process.UsageTable;
import dev.selvedge.benchmarks.process.Variant;
import dev.selvedge.contract.CompanionNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU time of {@code javac} over 1,000 classes, without and with the processor, where none, a tenth
 * and all of them have a {@code @Retry} method. Compiling what the processor generates is part of
 * its cost. Before anything is measured the companions are counted, so that a processor that did
 * not run cannot look fast.
 *
 * <p>Argument: the number of rounds, 5 unless given.
 */
public final class ProcessorCost {

  private static final int CLASSES = 1000;
  private static final int ROUNDS = 5;

  private final Path folder;
  private final Path library;
  private final MeasuredProcess process;
  private final List<Variant> variants = new ArrayList<>();
  private final Map<String, String> bases = new LinkedHashMap<>();

  private ProcessorCost(Path folder) throws IOException {
    this.folder = folder;
    this.library = Jars.library(folder);
    this.process = new MeasuredProcess(folder);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Experiment.main(
        "processor cost", args, ROUNDS, (folder, rounds) -> new ProcessorCost(folder).run(rounds));
  }

  private String run(int rounds) throws IOException, InterruptedException {
    Path processor =
        BuiltJar.PROCESSOR
            .locate()
            .orElseThrow(() -> new IllegalStateException("there is nothing to measure without it"));
    for (int annotated : List.of(0, CLASSES / 10, CLASSES)) {
      Path target = Files.createDirectories(folder.resolve("app-" + annotated));
      Path sources = new GeneratedProgram(CLASSES, annotated).write(target.resolve("sources"));
      String bare = "%d annotated, no processor".formatted(annotated);
      add(bare, target.resolve("bare"), sources, bare, List.of("-proc:none"), 0);
      add(
          "%d annotated, processor".formatted(annotated),
          target.resolve("processed"),
          sources,
          bare,
          List.of("-processorpath", processor.toString()),
          annotated);
    }
    return new UsageTable(new Tournament(variants, folder).run(rounds)).markdown(bases);
  }

  private void add(
      String name, Path classes, Path sources, String base, List<String> options, int companions)
      throws IOException, InterruptedException {
    Files.createDirectories(classes);
    List<String> command =
        new ArrayList<>(
            List.of(JdkTools.javac(), "-d", classes.toString(), "-cp", library.toString()));
    command.addAll(options);
    command.add("@" + sources);
    process.run(command);
    long found = companions(classes);
    if (found != companions) {
      throw new IllegalStateException(
          "%s: expected %d companions but found %d".formatted(name, companions, found));
    }
    variants.add(new Variant(name, command));
    bases.put(name, base);
  }

  private static long companions(Path classes) throws IOException {
    String suffix = CompanionNames.companion("") + ".class";
    try (Stream<Path> all = Files.walk(classes)) {
      return all.filter(file -> file.getFileName().toString().endsWith(suffix)).count();
    }
  }
}
