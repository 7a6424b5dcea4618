package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left when a holder ends: by {@code kill -9}, and as programs should. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class KilledHolderTest {
  /** Only so that a machine that is busy with other things fails no build; see the figures. */
  private static final long GENEROUS_MILLIS = 1000 + 5000;

  @ParameterizedTest
  @EnumSource(Site.Kind.class)
  void isFollowedByWhoeverWaits(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Crew crew = new Crew()) {
      List<WorkerProcess> waiting =
          new ArrayList<>(
              crew.hire(Crew.ROUNDS + 1, site.url(), "lock.lease=1s", "lock.waitFor=60s"));
      // what opening the store takes is no part of a takeover
      for (WorkerProcess worker : waiting) {
        worker.tell("warm hold warm").await("warm held ");
        worker.tell("warm tell free").outcome("warm");
      }
      WorkerProcess holder = waiting.remove(0);
      Line held = holder.tell("a hold key").await("a held ");
      for (WorkerProcess waiter : waiting) {
        waiter.tell("a hold key").await("a asks");
      }
      while (!waiting.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(400); // so that they wait in the store, and it is renewed
        assertThat(waiting).as("waits").noneMatch(waiter -> waiter.said("a held "));
        long killed = System.nanoTime();
        holder.kill();
        WorkerProcess next = firstHolder(waiting);
        Line taken = next.await("a held ");
        long millis = TimeUnit.NANOSECONDS.toMillis(taken.nanos() - killed);
        System.out.println(
            "takeover after kill -9, lease 1000 ms, " + kind + ": " + millis + " ms");
        assertThat(millis).isLessThan(GENEROUS_MILLIS);
        assertThat(taken.token()).isGreaterThan(held.token());
        waiting.remove(next);
        assertThat(waiting).as("one at a time").noneMatch(waiter -> waiter.said("a held "));
        holder = next;
        held = taken;
      }
      holder.tell("a tell free");
      assertThat(holder.outcome("a").text()).isEqualTo("a returned");
    }
  }

  private static WorkerProcess firstHolder(List<WorkerProcess> waiting) throws Exception {
    while (true) {
      for (WorkerProcess waiter : waiting) {
        if (waiter.said("a held ")) {
          return waiter;
        }
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  /** With a lease of an hour, only a release can be why the next one gets it. */
  @ParameterizedTest
  @EnumSource(Site.Kind.class)
  void leavesNothingWhenItEndsRightAfterItsMethod(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Crew crew = new Crew()) {
      WorkerProcess next = crew.hire(site.url(), "lock.lease=1h", "lock.waitFor=30s");
      long before = 0;
      for (int round = 0; round < Crew.ROUNDS; round++) {
        WorkerProcess quick = crew.hire(site.url(), "lock.lease=1h", "lock.waitFor=30s");
        Line held = quick.tell("a quick key").await("a held ");
        assertThat(quick.exitCode()).as(quick.toString()).isZero();
        assertThat(quick.all("a ")).last().extracting(Line::text).isEqualTo("a returned");
        assertThat(held.token()).isGreaterThan(before);
        Line taken = next.tell(round + " hold key").await(round + " held ");
        assertThat(taken.token()).isGreaterThan(held.token());
        before = taken.token();
        next.tell(round + " tell free").outcome(String.valueOf(round));
      }
    }
  }
}
