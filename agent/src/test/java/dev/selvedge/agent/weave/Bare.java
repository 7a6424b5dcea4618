package dev.selvedge.agent.weave;

/** Names the annotation {@value #TEXT} without using it. */
final class Bare {
  static final String TEXT = "Ldev/selvedge/Retry;";

  private Bare() {}
}
