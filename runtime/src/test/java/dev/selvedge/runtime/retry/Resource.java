package dev.selvedge.runtime.retry;

import org.jspecify.annotations.Nullable;

/** A result that counts how often it was closed. */
final class Resource implements AutoCloseable {
  private final @Nullable Throwable trouble;
  private int closed;

  Resource() {
    this(null);
  }

  /** Its closing fails. */
  Resource(@Nullable Throwable trouble) {
    this.trouble = trouble;
  }

  int closed() {
    return closed;
  }

  @Override
  public void close() {
    closed++;
    if (trouble != null) {
      throw Body.<RuntimeException>sneaky(trouble);
    }
  }
}
