package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests that arrive but whose replies do not, and connections that are cut. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class LossyNetworkTest {
  private static final int LEAST_LOST = 5;
  private static final int MOST_CUTS = 60;
  private static final long SEED = Long.getLong("it.seed", 20261123L);

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"REDIS_AOF", "POSTGRES"})
  void grantsNothingTwiceAndLeavesNoOrphan(Site.Kind kind) throws Exception {
    Random random = new Random(SEED);
    try (Site site = kind.open();
        CuttingProxy proxy = new CuttingProxy(site.port());
        TemporaryFolder folder = TemporaryFolder.create();
        Crew crew = new Crew()) {
      Tally tally = new Tally(folder.path().resolve("counter"));
      List<WorkerProcess> all =
          crew.hire(2, site.urlAt(proxy.port()), "lock.lease=1s", "lock.waitFor=20s");
      for (WorkerProcess worker : all) {
        worker.tell("a count key " + Integer.MAX_VALUE + " " + tally.file());
        worker.tell("b count key " + Integer.MAX_VALUE + " " + tally.file());
      }
      int cuts = 0;
      for (; cuts < MOST_CUTS && (cuts < 4 * Crew.ROUNDS || proxy.lost() < LEAST_LOST); cuts++) {
        TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(1500));
        if (random.nextBoolean()) {
          proxy.loseReplies();
          TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(400));
        }
        proxy.cut();
      }
      tally.isEnough();
      int uncertain = 0;
      for (WorkerProcess worker : all) {
        for (String id : List.of("a", "b")) {
          assertThat(worker.outcome(id).text()).as(worker.toString()).isEqualTo(id + " returned");
          uncertain += worker.all(id + " uncertain").size();
        }
      }
      System.out.println(
          kind
              + ", seed "
              + SEED
              + ": "
              + tally.grants().size()
              + " grants, "
              + cuts
              + " cuts, "
              + proxy.lost()
              + " replies did not arrive, "
              + uncertain
              + " calls were lost under way");
      assertThat(tally.grants()).as("grants between the cuts").hasSizeGreaterThan(cuts);
      assertThat(proxy.lost()).as("replies that did not arrive").isGreaterThanOrEqualTo(LEAST_LOST);
      tally.isExactly(tally.grants().size());
      Sites.areFree(site);
    }
  }
}
