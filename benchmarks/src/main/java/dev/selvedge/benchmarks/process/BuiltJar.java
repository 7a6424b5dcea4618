package dev.selvedge.benchmarks.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A jar of this project that is measured from outside: the agent and the processor. */
public enum BuiltJar {
  AGENT("agent", "selvedge-agent.jar"),
  PROCESSOR("processor", "selvedge-processor*.jar");

  private static final String PREFIX = "selvedge.benchmarks.";
  private static final String NONE = "none";

  private final String module;
  private final String glob;

  BuiltJar(String module, String glob) {
    this.module = module;
    this.glob = glob;
  }

  /** The system property that names another jar, or {@code none} to measure the peers alone. */
  public String property() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Where the jar is: the value of {@link #property()}, else the module's {@code target} folder
   * beside this one; empty only for {@code none}.
   *
   * @throws IllegalStateException if there is no such file, naming where it was looked for
   */
  public Optional<Path> locate() {
    String set = System.getProperty(property());
    if (NONE.equals(set)) {
      return Optional.empty();
    }
    if (set != null) {
      Path jar = Path.of(set).toAbsolutePath();
      if (!Files.isRegularFile(jar)) {
        throw new IllegalStateException(
            property() + " is " + set + ", which is not a file; name the jar, or " + NONE);
      }
      return Optional.of(jar);
    }
    Path target = root().resolve(module).resolve("target");
    List<Path> found = matches(target);
    if (found.size() != 1) {
      throw new IllegalStateException(
          "expected one %s in %s but found %s; build it with mvn -pl benchmarks -am -DskipTests package, or set -D%s=JAR|%s"
              .formatted(glob, target, found, property(), NONE));
    }
    return Optional.of(found.get(0));
  }

  private List<Path> matches(Path target) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, glob)) {
        for (Path jar : jars) {
          String name = jar.getFileName().toString();
          if (!name.endsWith("-sources.jar") && !name.endsWith("-javadoc.jar")) {
            found.add(jar);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot read " + target, e);
      }
    }
    return found;
  }

  /** The checkout: two levels above {@code benchmarks/target/benchmarks.jar}. */
  private static Path root() {
    try {
      Path code =
          Path.of(BuiltJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path root = code;
      for (int level = 0; level < 3; level++) {
        root = root.getParent();
        if (root == null) {
          throw new IllegalStateException(
              code + " is not inside a checkout; name the jars instead");
        }
      }
      return root;
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the benchmarks are not on a file system", e);
    }
  }
}
