package dev.selvedge.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a folder of sources for the forked JVMs. */
final class ProgramCompiler {
  private static final Path SOURCES = Path.of("src");

  private ProgramCompiler() {}

  /**
   * Compiles {@code src/NAME/java} without any processor.
   *
   * @param options in addition, such as {@code --release 8}
   */
  static Path compile(String name, List<Path> classPath, String... options) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("-proc:none", "-cp", Artifacts.classPath(classPath)));
    all.addAll(List.of(options));
    return run(List.of(SOURCES.resolve(name).resolve("java")), name, all);
  }

  /** Compiles {@code src/NAME/java} and the processor's output, where it takes part. */
  static Path compile(String name, Compilation how, List<Path> classPath) throws IOException {
    return compile(name, how, "-cp", classPath);
  }

  /** The same for a module. */
  static Path compileModule(String name, Compilation how, List<Path> modulePath)
      throws IOException {
    return compile(name, how, "--module-path", modulePath);
  }

  private static Path compile(String name, Compilation how, String pathOption, List<Path> path)
      throws IOException {
    List<String> options = new ArrayList<>(List.of(pathOption, Artifacts.classPath(path)));
    options.addAll(how.options());
    return run(
        List.of(SOURCES.resolve(name).resolve("java")),
        name + "-" + how.name().toLowerCase(Locale.ROOT),
        options);
  }

  /** Compiles sources that a test has written. */
  static Path compileGenerated(Path sources, String name, List<Path> classPath) throws IOException {
    return run(
        List.of(sources), name, List.of("-proc:none", "-cp", Artifacts.classPath(classPath)));
  }

  private static Path run(List<Path> roots, String name, List<String> options) throws IOException {
    Path into = Artifacts.emptyFolder("classes/" + name);
    List<String> all = new ArrayList<>(options);
    if (!all.contains("--release")) {
      all.addAll(List.of("--release", "17"));
    }
    all.addAll(List.of("-nowarn", "-Xlint:none", "-encoding", "UTF-8", "-d", into.toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  all,
                  null,
                  files.getJavaFileObjectsFromPaths(sources(roots)))
              .call();
      if (!done) {
        throw new IllegalStateException("cannot compile " + roots + ":\n" + messages);
      }
    }
    return into;
  }

  private static List<Path> sources(List<Path> roots) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path root : roots) {
      try (Stream<Path> tree = Files.walk(root)) {
        tree.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
      }
    }
    return found;
  }
}
