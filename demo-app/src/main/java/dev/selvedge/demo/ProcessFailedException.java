package dev.selvedge.demo;

import dev.selvedge.runtime.internal.Secrets;

/** A branch or a node that could not go on; the message says why, and holds no password. */
final class ProcessFailedException extends Exception {

  private static final long serialVersionUID = 1;

  ProcessFailedException(String message) {
    super(Secrets.masked(message));
  }
}
