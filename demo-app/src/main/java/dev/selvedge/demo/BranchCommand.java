package dev.selvedge.demo;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a branch: the same Java, class path, agents and settings as this process
 * has, in a small heap.
 *
 * @param coordinator the value of {@code selvedge.coordinator}
 * @param inventory URL of the database
 */
record BranchCommand(BranchOptions options, String coordinator, String inventory) {

  private static final String COORDINATOR = "-Dselvedge.coordinator=";

  List<String> of(int branch) {
    return of(branch, ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  List<String> of(int branch, List<String> ownArguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ownArguments.stream().filter(BranchCommand::isInherited).forEach(command::add);
    command.add("-Xmx96m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add(COORDINATOR + coordinator);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Branch.class.getName());
    command.add(inventory);
    command.add(Integer.toString(options.seats()));
    command.add(Integer.toString(options.buyers()));
    command.add(Long.toString(options.seed()));
    command.add(Integer.toString(branch));
    return command;
  }

  private static boolean isInherited(String argument) {
    return argument.startsWith("-javaagent:")
        || (argument.startsWith("-Dselvedge.") && !argument.startsWith(COORDINATOR));
  }
}
