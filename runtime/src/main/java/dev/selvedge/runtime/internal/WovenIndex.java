package dev.selvedge.runtime.internal;

import dev.selvedge.contract.CompanionNames;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The classes that the processor has seen: the names of the entries below {@code
 * META-INF/selvedge/woven/} in all parts of a class path.
 */
final class WovenIndex {
  private static final System.Logger LOG = System.getLogger(WovenIndex.class.getName());

  private WovenIndex() {}

  /**
   * Binary names, sorted. Parts that cannot be read are logged: no class comes from them either.
   */
  static Set<String> classes(ClassLoader loader) {
    Set<String> classes = new TreeSet<>();
    for (URL root : ClassPathRoots.of(loader)) {
      try {
        classes.addAll(names(root));
      } catch (IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "class path entry " + root + " cannot be read", e);
      }
    }
    return classes;
  }

  private static List<String> names(URL root) throws IOException {
    return root.getProtocol().equals("jar")
        ? Archive.names(root, CompanionNames.INDEX)
        : inDirectory(ClassPathRoots.path(root).resolve(CompanionNames.INDEX));
  }

  private static List<String> inDirectory(Path index) throws IOException {
    if (!Files.isDirectory(index)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(index)) {
      return entries
          .filter(Files::isRegularFile)
          .map(entry -> entry.getFileName().toString())
          .toList();
    }
  }
}
