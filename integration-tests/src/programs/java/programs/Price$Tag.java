package programs;

import dev.selvedge.Retry;

/** A top-level class that looks nested. */
class Price$Tag {
  @Retry(delay = "0ms")
  static int $(Flaky flaky) {
    return flaky.attempt();
  }
}
