package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the JDK that runs this one, and the temporary folder they work in. */
public final class JdkTools {

  private JdkTools() {}

  public static String java() {
    return tool("java");
  }

  public static String javac() {
    return tool("javac");
  }

  private static String tool(String name) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", name);
    if (!Files.isExecutable(tool)) {
      throw new IllegalStateException(tool + " is missing: run this on a JDK, not a JRE");
    }
    return tool.toString();
  }

  /** Work in a folder that is gone afterwards. */
  public interface Work {
    void in(Path folder) throws IOException, InterruptedException;
  }

  /** Does the work in a new temporary folder and deletes that, however the work ends. */
  public static void inTemporaryFolder(Work work) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("selvedge-benchmarks");
    try {
      work.in(folder);
    } finally {
      List<Path> deepestFirst;
      try (Stream<Path> all = Files.walk(folder)) {
        deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
