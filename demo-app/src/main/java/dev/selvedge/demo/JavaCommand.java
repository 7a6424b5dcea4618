package dev.selvedge.demo;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command that starts a process of the office: the same Java, class path, agents and settings
 * as this process has, in a small heap.
 *
 * @param main the class whose {@code main} it runs
 * @param defaults settings that those of this process override
 * @param settings those that override the settings of this process
 */
record JavaCommand(Class<?> main, Map<String, String> defaults, Map<String, String> settings) {

  private static final String SETTING = "-Dselvedge.";

  List<String> with(List<String> arguments) {
    return with(arguments, ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  List<String> with(List<String> arguments, List<String> ownArguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    defaults.forEach((key, value) -> command.add("-D" + key + "=" + value));
    ownArguments.stream().filter(this::isInherited).forEach(command::add);
    command.add("-Xmx96m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }

  private boolean isInherited(String argument) {
    return argument.startsWith("-javaagent:")
        || (argument.startsWith(SETTING)
            && settings.keySet().stream().noneMatch(key -> argument.startsWith("-D" + key + "=")));
  }
}
