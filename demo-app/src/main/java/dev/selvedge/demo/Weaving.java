package dev.selvedge.demo;

import dev.selvedge.Woven;
import java.util.Optional;

/** Whether a class was woven, as its mark says. */
final class Weaving {

  private Weaving() {}

  /** The version of the weaver, if every annotated method of the class is woven. */
  static Optional<String> versionOf(Class<?> type) {
    return Optional.ofNullable(type.getAnnotation(Woven.class))
        .filter(mark -> mark.unwoven().length == 0)
        .map(Woven::version);
  }
}
