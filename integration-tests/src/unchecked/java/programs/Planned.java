package programs;

import dev.selvedge.Retry;

/** Its companion, written by hand, knows one of its methods and asks for other attempts. */
class Planned {
  @Retry(delay = "0ms", maxAttempts = 2)
  int known(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms", maxAttempts = 2)
  int addedLater(Flaky flaky) {
    return flaky.attempt();
  }
}
