package dev.selvedge.processor.generate;

import dev.selvedge.processor.model.KeyPath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names for the values of paths: the last name of the path, as much of the path before it as tells
 * it from others.
 */
final class VariableNames {

  /**
   * Where the runtime begins: its classes are written out in full beside others of their names, and
   * a variable would hide the package.
   */
  private static final String PACKAGE = "dev";

  private final Set<String> taken;

  VariableNames(String... taken) {
    this.taken = new HashSet<>(List.of(taken));
    this.taken.add(PACKAGE);
  }

  /** A new name for what a path leads to with so many hops. */
  String of(KeyPath path, int hops) {
    String name = "";
    for (int at = hops; at >= 0; at--) {
      name = prefixed(nameAt(path, at), name);
      if (!SourceVersion.isKeyword(name) && taken.add(name)) {
        return name;
      }
    }
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** A new name for the hash of what a path leads to. */
  String hashOf(KeyPath path) {
    String name = nameAt(path, path.hops().size()) + "Hash";
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  private static String nameAt(KeyPath path, int hops) {
    if (hops > 0) {
      return path.hops().get(hops - 1).name();
    }
    return path.root().isThis() ? "self" : path.root().name();
  }

  private static String prefixed(String prefix, String name) {
    return name.isEmpty()
        ? prefix
        : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
