package programs;

import dev.selvedge.Retry;

/** The class file of its companion is no class file. */
class Unplanned {
  @Retry(delay = "0ms")
  int call(Flaky flaky) {
    return flaky.attempt();
  }
}
