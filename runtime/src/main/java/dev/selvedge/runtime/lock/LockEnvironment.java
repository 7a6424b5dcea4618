package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.AttemptExecutor;
import dev.selvedge.runtime.internal.ProcessIdentity;
import java.util.concurrent.Executor;

/**
 * What locking takes from its surroundings, so that tests can supply their own.
 *
 * @param client identifies this process, everywhere and for ever
 * @param holders what its threads are called in messages
 * @param executor where bodies of asynchronous methods and callbacks run, and stores block
 */
record LockEnvironment(
    String client,
    HolderNames holders,
    LockClock clock,
    Executor executor,
    Settings settings,
    Listeners listeners) {

  /** The surroundings of this process. */
  static LockEnvironment ofProcess() {
    return new LockEnvironment(
        ProcessIdentity.random(),
        new HolderNames(ProcessIdentity.readable()),
        LockClock.SYSTEM,
        new SureExecutor(AttemptExecutor.INSTANCE),
        Selvedge.settings(),
        Listeners.GLOBAL);
  }
}
