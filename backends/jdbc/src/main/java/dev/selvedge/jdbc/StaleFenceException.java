package dev.selvedge.jdbc;

import dev.selvedge.runtime.SelvedgeException;

/**
 * The lock on whose strength a transaction writes has moved on: somebody with a later token has it,
 * or had it. The transaction has to be rolled back. Not retried unless it is named in {@code on}.
 */
public final class StaleFenceException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  StaleFenceException(String message) {
    super(message, null);
  }
}
