package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.AttemptExecutor;
import java.util.concurrent.Executor;

/**
 * What locking takes from its surroundings, so that tests can supply their own.
 *
 * @param client identifies this process, everywhere and for ever
 * @param process names it to a reader, as in {@code 4711@host}
 * @param executor where bodies of asynchronous methods and callbacks run, and stores block
 */
record LockEnvironment(
    String client,
    String process,
    LockClock clock,
    Executor executor,
    Settings settings,
    Listeners listeners) {

  private static final int LONGEST_HOLDER = 200;

  /** The surroundings of this process. */
  static LockEnvironment ofProcess() {
    return new LockEnvironment(
        ProcessIdentity.random(),
        ProcessIdentity.readable(),
        LockClock.SYSTEM,
        new SureExecutor(AttemptExecutor.INSTANCE),
        Selvedge.settings(),
        Listeners.GLOBAL);
  }

  /** Who asks, for those who find the lock taken: {@code 4711@host thread 'main'}. */
  String holderOn(Thread thread) {
    String holder = process + " thread '" + thread.getName() + "'";
    return holder.length() <= LONGEST_HOLDER ? holder : holder.substring(0, LONGEST_HOLDER);
  }
}
