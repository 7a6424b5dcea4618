package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A locked method that is retried, seen from another process. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class RetriedLockTest {

  /** With a lease of an hour, the other can get it in between only because it was given back. */
  @Test
  void hasATokenForEachAttemptAndHoldsNothingInBetween() throws Exception {
    try (Site site = Site.Kind.REDIS_AOF.open();
        Crew crew = new Crew()) {
      List<WorkerProcess> two = crew.hire(2, site.url(), "lock.lease=1h", "lock.waitFor=30s");
      two.get(1).tell("warm hold other").await("warm held "); // connected, so that it is in time
      Line first = two.get(0).tell("a failing key").await("a held ");
      Line between = two.get(1).tell("b hold key").await("b held ");
      two.get(1).tell("b tell free").outcome("b");
      assertThat(two.get(0).outcome("a").text()).isEqualTo("a returned");
      List<Long> tokens = two.get(0).all("a held ").stream().map(Line::token).toList();
      assertThat(tokens).hasSize(3).startsWith(first.token()).doesNotHaveDuplicates().isSorted();
      assertThat(between.token()).isBetween(first.token() + 1, tokens.get(2) - 1);
    }
  }
}
