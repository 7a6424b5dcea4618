package dev.selvedge.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs of the JDK that runs this one. */
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
}
