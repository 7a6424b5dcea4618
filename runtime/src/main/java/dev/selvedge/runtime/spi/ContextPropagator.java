package dev.selvedge.runtime.spi;

/**
 * Carries ambient context (logging context, security, tracing) from the caller of an asynchronous
 * method to the threads of its later attempts. Thread-safe.
 */
public interface ContextPropagator {

  /** Takes what the current thread has; called on the thread of the original caller. */
  Snapshot capture();

  /** What was taken. Used on one thread at a time, possibly several times. */
  interface Snapshot {

    /** Puts it on the current thread; closing the scope puts back what was there. */
    Scope restore();
  }

  /** The time for which a snapshot is in place. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
