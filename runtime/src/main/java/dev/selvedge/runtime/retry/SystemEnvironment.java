package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.AttemptExecutor;
import dev.selvedge.runtime.internal.SystemTime;
import java.util.concurrent.ThreadLocalRandom;

/** The real surroundings; initialised by the first plan, at the first failure of a process. */
final class SystemEnvironment {
  static final RetryEnvironment RETRY =
      new RetryEnvironment(
          SystemTime.INSTANCE,
          ThreadLocalRandom::current,
          Selvedge.settings(),
          Listeners.GLOBAL,
          AttemptExecutor.INSTANCE,
          new RetryBudgets(SystemTime.INSTANCE, Selvedge.settings()));

  private SystemEnvironment() {}
}
