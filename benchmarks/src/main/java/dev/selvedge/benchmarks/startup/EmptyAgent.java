package dev.selvedge.benchmarks.startup;

/** An agent that does nothing: what {@code -javaagent} costs whatever the agent. */
public final class EmptyAgent {

  private EmptyAgent() {}

  public static void premain(String arguments) {}
}
