package dev.selvedge.agent.weave;

import java.util.List;

/**
 * What one argument of a method that makes a key is made from.
 *
 * @param parameter index of the host method's parameter, or {@link #THIS}
 * @param hops what the host does to it first; mostly nothing
 */
record Origin(int parameter, List<Hop> hops) {
  static final int THIS = -1;

  Origin {
    hops = List.copyOf(hops);
  }

  boolean isThis() {
    return parameter == THIS;
  }
}
