package dev.selvedge.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** Jars made at run time out of what is on this program's class path. */
public final class Jars {

  private static final String OURS = "dev/selvedge/";
  private static final String BENCHMARKS = OURS + "benchmarks/";

  private Jars() {}

  /** A jar with the annotations and the runtime: what a woven program has on its class path. */
  public static Path library(Path folder) throws IOException {
    return write(
        folder.resolve("library.jar"),
        new Manifest(),
        name ->
            (name.startsWith(OURS) && !name.startsWith(BENCHMARKS))
                || name.startsWith("META-INF/services/dev.selvedge"));
  }

  /** A jar that {@code -javaagent} accepts. */
  public static Path agent(Path jar, Class<?> agent, Predicate<String> entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), agent.getName());
    String stem = agent.getName().replace('.', '/');
    return write(
        jar,
        manifest,
        entries.or(name -> name.equals(stem + ".class") || name.startsWith(stem + "$")));
  }

  /** The entries of the class path whose names are wanted; of equal names, the first. */
  private static Path write(Path jar, Manifest manifest, Predicate<String> wanted)
      throws IOException {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    Set<String> written = new HashSet<>();
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path source = Path.of(element);
        if (Files.isDirectory(source)) {
          copyFolder(source, out, wanted, written);
        } else if (Files.isRegularFile(source)) {
          copyJar(source, out, wanted, written);
        }
      }
    }
    if (written.isEmpty()) {
      throw new IllegalStateException("nothing on the class path belongs into " + jar);
    }
    return jar;
  }

  private static void copyFolder(
      Path folder, JarOutputStream out, Predicate<String> wanted, Set<String> written)
      throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
      if (wanted.test(name) && written.add(name)) {
        out.putNextEntry(new JarEntry(name));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static void copyJar(
      Path jar, JarOutputStream out, Predicate<String> wanted, Set<String> written)
      throws IOException {
    try (JarFile source = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) source.stream()::iterator) {
        String name = entry.getName();
        if (!entry.isDirectory() && wanted.test(name) && written.add(name)) {
          out.putNextEntry(new JarEntry(name));
          source.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
    }
  }
}
