package dev.selvedge.demo;

import java.util.List;
import java.util.Map;

/**
 * The command that starts a branch.
 *
 * @param coordinator the value of {@code selvedge.coordinator}
 * @param inventory URL of the database
 */
record BranchCommand(BranchOptions options, String coordinator, String inventory) {

  List<String> of(int branch) {
    JavaCommand java =
        new JavaCommand(Branch.class, Map.of(), Map.of("selvedge.coordinator", coordinator));
    return java.with(
        List.of(
            inventory,
            Integer.toString(options.seats()),
            Integer.toString(options.buyers()),
            Long.toString(options.seed()),
            Integer.toString(branch)));
  }
}
