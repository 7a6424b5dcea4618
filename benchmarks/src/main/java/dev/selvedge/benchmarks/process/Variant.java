package dev.selvedge.benchmarks.process;

import java.util.List;

/** One row of a table: what it is called there, and the process that is measured for it. */
public record Variant(String name, List<String> command) {
  public Variant {
    command = List.copyOf(command);
  }
}
