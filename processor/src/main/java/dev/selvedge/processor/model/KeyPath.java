package dev.selvedge.processor.model;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/** The way from an argument, or from {@code this}, to a value in a key. */
public record KeyPath(Root root, List<Hop> hops) {

  /**
   * Where it starts.
   *
   * @param parameter the parameter's index, or {@link #THIS}
   * @param type erased
   * @param isNameable whether other classes of the package can write its type
   */
  public record Root(String name, int parameter, TypeMirror type, boolean isNameable) {

    /** In the place of an index: the object whose method it is. */
    public static final int THIS = -1;

    public boolean isThis() {
      return parameter == THIS;
    }
  }

  public KeyPath {
    hops = List.copyOf(hops);
  }

  /** With one more hop. */
  KeyPath plus(Hop hop) {
    List<Hop> more = new ArrayList<>(hops);
    more.add(hop);
    return new KeyPath(root, more);
  }

  /** What it leads to, erased. */
  public TypeMirror type() {
    return hops.isEmpty() ? root.type() : hops.get(hops.size() - 1).type();
  }

  /** As the template has it, {@code invoice.customer.id}. */
  public String text() {
    return text(hops.size());
  }

  /** Its beginning, with so many hops. */
  public String text(int count) {
    StringBuilder text = new StringBuilder(root.name());
    hops.subList(0, count).forEach(hop -> text.append('.').append(hop.name()));
    return text.toString();
  }

  /** How many hops the host has to make: all up to the last that only it can make. */
  public int hopsOfHost() {
    for (int count = hops.size(); count > 0; count--) {
      if (hops.get(count - 1).isHostOnly()) {
        return count;
      }
    }
    return 0;
  }
}
