package dev.selvedge.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the second act ended.
 *
 * @param weaver version of the weaver, empty when a branch was not woven
 * @param coordinator where locks were kept, fit to be printed
 * @param branches one for each process, by number
 * @param complaints what branches wrote to their error streams, each line once
 */
record BranchesResult(
    Optional<String> weaver,
    String coordinator,
    Sales sales,
    List<BranchResult> branches,
    Duration elapsed,
    List<String> complaints) {

  BranchesResult {
    branches = List.copyOf(branches);
    complaints = List.copyOf(complaints);
  }
}
