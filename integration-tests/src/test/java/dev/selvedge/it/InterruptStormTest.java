package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that are interrupted and stages that are cancelled, at any moment. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class InterruptStormTest {
  /** On a database each call is several statements. */
  private static final Map<Site.Kind, Integer> CALLS =
      Map.of(Site.Kind.REDIS_FORGETFUL, 100_000, Site.Kind.POSTGRES, 10_000);

  private static final long SEED = Long.getLong("it.seed", 20261123L);

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"REDIS_FORGETFUL", "POSTGRES"})
  void leavesNoWaiterNoKeyAndNoThread(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Crew crew = new Crew()) {
      WorkerProcess worker = crew.hire(site.url(), "lock.lease=1h");
      // what the runtime itself keeps for ever, such as its timer, is started by the first lock
      worker.tell("warm hold other").await("warm held ");
      worker.tell("warm tell free").outcome("warm");
      int calls = Integer.getInteger("it.storm", CALLS.get(kind));
      long begin = System.nanoTime();
      worker.tell("a storm key " + calls + " " + SEED);
      assertThat(worker.outcome("a").text()).as(worker.toString()).isEqualTo("a returned");
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      String came = worker.await("a stormed").text().substring("a stormed ".length());
      System.out.println(
          kind + ", seed " + SEED + ": " + calls + " calls in " + millis + " ms: " + came);
      assertThat(worker.all("a storm failed")).isEmpty();
      assertThat(worker.await("a threads").text()).isEqualTo("a threads []");
      assertThat(site.kept()).as("with a lease of an hour").isEmpty();
    }
  }
}
