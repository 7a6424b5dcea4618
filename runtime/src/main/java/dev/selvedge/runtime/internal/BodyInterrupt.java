package dev.selvedge.runtime.internal;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Interrupts the thread that runs a body, as one whose lock was lost, and never what the thread
 * does after it. Thread-safe.
 *
 * <p>The one who interrupts first claims the right to ({@code INTERRUPTING}); a body that is done
 * takes the right away ({@code DONE}), or, where it comes second, waits for those few instructions
 * and takes the interruption back. That cannot be told from one that somebody else asked for in the
 * same moment; the method throws in either case.
 */
public final class BodyInterrupt implements Runnable {
  private enum State {
    RUNNING,
    INTERRUPTING,
    INTERRUPTED,
    DONE
  }

  private final Thread thread;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

  public BodyInterrupt(Thread thread) {
    this.thread = thread;
  }

  @Override
  public void run() {
    if (state.compareAndSet(State.RUNNING, State.INTERRUPTING)) {
      thread.interrupt();
      state.set(State.INTERRUPTED);
    }
  }

  /**
   * To be called by the thread itself, after the body.
   *
   * @return whether it was interrupted
   */
  public boolean done() {
    if (state.compareAndSet(State.RUNNING, State.DONE)) {
      return false;
    }
    while (state.get() == State.INTERRUPTING) {
      Thread.onSpinWait();
    }
    Thread.interrupted();
    return true;
  }
}
