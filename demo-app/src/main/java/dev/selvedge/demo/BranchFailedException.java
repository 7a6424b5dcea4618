package dev.selvedge.demo;

import dev.selvedge.runtime.internal.Secrets;

/** A branch that could not go on; the message says why, and holds no password. */
final class BranchFailedException extends Exception {

  private static final long serialVersionUID = 1;

  BranchFailedException(String message) {
    super(Secrets.masked(message));
  }
}
