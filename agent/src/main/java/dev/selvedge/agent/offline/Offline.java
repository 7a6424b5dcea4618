package dev.selvedge.agent.offline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command line: {@code weave DIR...} and {@code verify DIR|JAR...}. */
public final class Offline {
  static final int DONE = 0;
  static final int PROBLEMS = 1;
  static final int USAGE = 2;

  private static final String HELP =
      "usage: java -jar selvedge-agent.jar weave DIR...        weaves class files in place\n"
          + "       java -jar selvedge-agent.jar verify DIR|JAR...   fails if any is not woven";

  private Offline() {}

  /** Runs one command; returns the exit code. */
  public static int run(String version, String[] arguments, PrintStream out, PrintStream err) {
    String command = arguments.length == 0 ? "" : arguments[0];
    if (command.equals("--help") || command.equals("-h")) {
      out.println(HELP);
      return DONE;
    }
    if (!command.equals("weave") && !command.equals("verify")) {
      err.println(
          command.isEmpty() ? "selvedge: no command" : "selvedge: unknown command " + command);
      err.println(HELP);
      return USAGE;
    }
    List<Path> places = Stream.of(arguments).skip(1).map(Path::of).toList();
    for (Path place : places) {
      if (!(Files.isDirectory(place) || (command.equals("verify") && Files.isRegularFile(place)))) {
        err.println("selvedge: " + place + " is not a directory" + orJar(command));
        return USAGE;
      }
    }
    if (places.isEmpty()) {
      err.println("selvedge: " + command + " needs at least one directory" + orJar(command));
      return USAGE;
    }
    try {
      return command.equals("weave")
          ? new DirectoryWeaving(version, places, out, err).run()
          : new ClassFileVerification(places, out, err).run();
    } catch (IOException e) {
      err.println("selvedge: " + e);
      return PROBLEMS;
    }
  }

  static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  private static String orJar(String command) {
    return command.equals("verify") ? " or jar" : "";
  }
}
