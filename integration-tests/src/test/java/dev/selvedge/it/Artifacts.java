package dev.selvedge.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build made, as the build says where. */
final class Artifacts {
  private Artifacts() {}

  /** The shaded agent. */
  static Path agent() {
    return jar("it.agent");
  }

  static Path annotations() {
    return jar("it.annotations");
  }

  static Path runtime() {
    return jar("it.runtime");
  }

  /** What an application has on its class path. */
  static List<Path> libraries() {
    return List.of(annotations(), runtime());
  }

  /** What the runtime hashes keys with. */
  static Path hashing() {
    return jar("it.hashing");
  }

  /** The processor and what it needs; empty where the build names none. */
  static List<Path> processorPath() {
    return Arrays.stream(System.getProperty("it.processor", "").split(File.pathSeparator))
        .filter(part -> !part.isBlank())
        .map(Path::of)
        .toList();
  }

  /** A place below {@code target} to write to. */
  static Path work(String name) {
    return Path.of(required("it.work")).resolve(name);
  }

  /** An empty folder there, whatever an earlier run has left. */
  static Path emptyFolder(String name) throws IOException {
    Path folder = work(name);
    if (Files.exists(folder)) {
      try (Stream<Path> old = Files.walk(folder)) {
        for (Path entry : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  static String classPath(List<Path> parts) {
    return parts.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(String property) {
    Path jar = Path.of(required(property));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is no jar: run mvn verify, which packages it first");
    }
    return jar;
  }

  private static String required(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("no -D" + property + ": run these tests with mvn verify");
    }
    return value;
  }
}
