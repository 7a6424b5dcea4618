package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that is down from the start, goes down during the wait, and comes back. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class AbsentStoreTest {
  /** Of a machine that is busy with other things. */
  private static final long GENEROUS_MILLIS = 10_000;

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"REDIS_AOF", "POSTGRES"})
  void isSaidWithinTheWaitAndTheBodyDoesNotRun(Site.Kind kind) throws Exception {
    int nobody = RedisSite.freePort();
    String url =
        kind == Site.Kind.POSTGRES
            ? "jdbc:postgresql://127.0.0.1:" + nobody + "/postgres?user=app&password=hush-hush"
            : "redis://:hush-hush@127.0.0.1:" + nobody;
    try (Crew crew = new Crew()) {
      WorkerProcess worker = crew.hire(url, "lock.waitFor=1s");
      long asked = worker.tell("a hold key").await("a asks").nanos();
      Line outcome = worker.outcome("a");
      long millis = TimeUnit.NANOSECONDS.toMillis(outcome.nanos() - asked);
      System.out.println(kind + " is down, waitFor 1000 ms: " + millis + " ms: " + outcome.text());
      assertThat(outcome.text())
          .startsWith("a threw LockStoreUnavailableException")
          .contains("127.0.0.1:" + nobody);
      assertThat(worker.toString()).doesNotContain("hush-hush").doesNotContain("a held");
      assertThat(millis).isBetween(900L, GENEROUS_MILLIS);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"REDIS_AOF", "POSTGRES"})
  void isSaidWhenItGoesDuringTheWait(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Crew crew = new Crew()) {
      List<WorkerProcess> two = crew.hire(2, site.url(), "lock.waitFor=4s", "lock.lease=2s");
      two.get(0).tell("a hold key").await("a held ");
      long asked = two.get(1).tell("b hold key").await("b asks").nanos();
      TimeUnit.MILLISECONDS.sleep(500);
      site.kill();
      Line outcome = two.get(1).outcome("b");
      long millis = TimeUnit.NANOSECONDS.toMillis(outcome.nanos() - asked);
      System.out.println(kind + " went, waitFor 4000 ms: " + millis + " ms: " + outcome.text());
      assertThat(outcome.text()).startsWith("b threw LockStoreUnavailableException");
      assertThat(millis).isBetween(3900L, 4000 + GENEROUS_MILLIS);
      assertThat(two.get(1).said("b held")).isFalse();
      two.get(0).await("a lost");
      two.get(0).tell("a tell free");
      assertThat(two.get(0).outcome("a").text()).startsWith("a threw LockLostException");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"REDIS_AOF", "POSTGRES"})
  void isRetriedUntilItIsThere(Site.Kind kind) throws Exception {
    try (Site site = kind.closed();
        Crew crew = new Crew()) {
      WorkerProcess worker = crew.hire(site.url(), "lock.waitFor=500ms");
      worker.tell("a retrying key").await("a asks");
      TimeUnit.SECONDS.sleep(2);
      assertThat(worker.said("a held")).isFalse();
      assertThat(worker.said("a threw")).as(worker.toString()).isFalse();
      site.start();
      worker.await("a held ");
      worker.tell("a tell free");
      assertThat(worker.outcome("a").text()).isEqualTo("a returned");
    }
  }
}
