package dev.selvedge.processor.generate;

import dev.selvedge.processor.model.Hop;
import dev.selvedge.processor.model.KeyPart;
import dev.selvedge.processor.model.KeyPath;
import dev.selvedge.processor.model.KeyPath.Root;
import dev.selvedge.processor.model.KeyTemplate;
import dev.selvedge.processor.model.LockModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a keys method is passed: the beginnings of its paths, each once. Each begins at a parameter
 * or at {@code this}, and has the hops that only the host may make.
 */
final class Reach {

  /** The paths by what is passed for them, written as the contract has it. */
  private final Map<String, KeyPath> items = new LinkedHashMap<>();

  private Reach() {}

  static Reach of(LockModel lock) {
    Reach reach = new Reach();
    for (KeyPath path : paths(lock)) {
      reach.items.putIfAbsent(item(path), path);
    }
    return reach;
  }

  /** All paths of all keys, as they stand. */
  static List<KeyPath> paths(LockModel lock) {
    List<KeyPath> paths = new ArrayList<>();
    for (KeyTemplate key : lock.keys().value()) {
      for (KeyPart part : key.parts()) {
        if (part instanceof KeyPart.Value value) {
          paths.add(value.path());
        }
      }
    }
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
