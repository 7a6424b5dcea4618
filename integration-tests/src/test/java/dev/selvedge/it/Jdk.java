package dev.selvedge.it;

import java.nio.file.Path;

/** One installed JDK. */
record Jdk(Path home, int feature) {
  Path java() {
    return home.resolve("bin").resolve(Jdks.executable("java"));
  }

  @Override
  public String toString() {
    return "JDK " + feature;
  }
}
