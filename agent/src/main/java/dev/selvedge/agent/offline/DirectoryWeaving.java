package dev.selvedge.agent.offline;

import dev.selvedge.agent.Names;
import dev.selvedge.agent.scan.ConstantPoolScan;
import dev.selvedge.agent.weave.ClassPath;
import dev.selvedge.agent.weave.Inspection;
import dev.selvedge.agent.weave.WeaveResult;
import dev.selvedge.agent.weave.Weaver;
import dev.selvedge.contract.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the class files of a build in place, each replaced as a whole or not at all. A class with
 * a problem is left as it is, and the build is told.
 */
final class DirectoryWeaving {
  private final ConstantPoolScan scan = new ConstantPoolScan(Names.WEAVABLE);
  private final Weaver weaver;
  private final List<Path> roots;
  private final PrintStream out;
  private final PrintStream err;

  DirectoryWeaving(String version, List<Path> roots, PrintStream out, PrintStream err) {
    this.weaver = new Weaver(version, true);
    this.roots = List.copyOf(roots);
    this.out = out;
    this.err = err;
  }

  int run() throws IOException {
    int woven = 0;
    int problems = 0;
    for (Path root : roots) {
      for (Path file : classFiles(root)) {
        byte[] bytes = Files.readAllBytes(file);
        if (!scan.hits(bytes)) {
          continue;
        }
        WeaveResult result = weave(file, bytes);
        result.problems().forEach(problem -> err.println("selvedge: " + problem));
        problems += result.problems().size();
        if (result.classFile() != null && result.problems().isEmpty()) {
          replace(file, result.classFile());
          woven++;
        }
      }
    }
    out.println(
        "selvedge: "
            + Offline.counted(woven, "class", "classes")
            + " woven, "
            + Offline.counted(problems, "problem", "problems"));
    return problems == 0 ? Offline.DONE : Offline.PROBLEMS;
  }

  private WeaveResult weave(Path file, byte[] bytes) throws IOException {
    try {
      String name = Inspection.of(bytes).className().replace('.', '/');
      return weaver.weave(name, bytes, new Directories(roots));
    } catch (RuntimeException e) { // whatever a damaged class file makes the reader throw
      return new WeaveResult(null, List.of(Diagnostic.WEAVE_UNREADABLE.message(file, e)));
    }
  }

  private static List<Path> classFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".selvedge");
    Files.write(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The directories as a class path; the runtime is taken to be among what they are run with. */
  private record Directories(List<Path> roots) implements ClassPath {
    @Override
    public @Nullable InputStream open(String internalName) throws IOException {
      for (Path root : roots) {
        Path file = root.resolve(internalName + ".class");
        if (Files.isRegularFile(file)) {
          return Files.newInputStream(file);
        }
      }
      return null;
    }

    @Override
    public boolean seesRuntime() {
      return true;
    }

    @Override
    public String describe() {
      return roots.toString();
    }
  }
}
