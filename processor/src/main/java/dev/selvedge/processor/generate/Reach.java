package dev.selvedge.processor.generate;

import dev.selvedge.processor.model.Hop;
import dev.selvedge.processor.model.KeyPath;
import dev.selvedge.processor.model.KeyPath.Root;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method that reads paths is passed: the beginnings of its paths, each once. Each begins at
 * a parameter or at {@code this}, and has the hops that only the host may make.
 */
final class Reach {

  /** The paths by what is passed for them, written as the contract has it. */
  private final Map<String, KeyPath> items = new LinkedHashMap<>();

  private final List<KeyPath> paths;

  private Reach(List<KeyPath> paths) {
    this.paths = List.copyOf(paths);
  }

  static Reach of(List<KeyPath> paths) {
    Reach reach = new Reach(paths);
    for (KeyPath path : paths) {
      reach.items.putIfAbsent(item(path), path);
    }
    return reach;
  }

  /** What it was made for. */
  List<KeyPath> paths() {
    return paths;
  }

  /** In the order of the parameters, one path for each that begins with what is passed. */
  Map<String, KeyPath> items() {
    return items;
  }

  /** The whole constant. */
  String text() {
    return String.join(" ", items.keySet());
  }

  /** What is passed for a path, {@code #0>f:com/acme/Invoice.id:J}. */
  static String item(KeyPath path) {
    Root root = path.root();
    StringBuilder item = new StringBuilder(root.isThis() ? "this" : "#" + root.parameter());
    for (Hop hop : path.hops().subList(0, path.hopsOfHost())) {
      item.append(hop.isField() ? ">f:" : hop.isOfInterface() ? ">i:" : ">m:")
          .append(hop.ownerName().replace('.', '/'))
          .append('.')
          .append(hop.member().getSimpleName())
          .append(':')
          .append(hop.descriptor());
    }
    return item.toString();
  }
}
