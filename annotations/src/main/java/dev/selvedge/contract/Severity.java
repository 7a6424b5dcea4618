package dev.selvedge.contract;

/** Whether a {@link Diagnostic} stops the build, or the class. */
public enum Severity {
  ERROR,
  WARNING
}
