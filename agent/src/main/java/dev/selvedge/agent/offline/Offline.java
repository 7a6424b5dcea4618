package dev.selvedge.agent.offline;

import java.io.PrintStream;

/** Weaving and verifying from the command line. */
public final class Offline {
  private Offline() {}

  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    err.println("selvedge: not yet");
    return 2;
  }
}
