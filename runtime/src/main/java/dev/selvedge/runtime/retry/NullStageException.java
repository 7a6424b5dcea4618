package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.SelvedgeException;

/** A retried attempt of an asynchronous method returned null where a stage was due. */
public final class NullStageException extends SelvedgeException {
  private static final long serialVersionUID = 1L;

  NullStageException(String method) {
    super(method + " returned null instead of a stage; return a failed stage instead", null);
  }
}
