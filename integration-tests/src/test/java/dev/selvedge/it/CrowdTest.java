package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many threads of several processes that want one key. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class CrowdTest {
  private static final int PROCESSES = 4;
  private static final int THREADS = 3;

  @ParameterizedTest
  @EnumSource(Site.Kind.class)
  void countsExactlyUnderRisingTokens(Site.Kind kind) throws Exception {
    int times = 20 * Crew.ROUNDS;
    try (Site site = kind.open();
        TemporaryFolder folder = TemporaryFolder.create();
        Crew crew = new Crew()) {
      Tally tally = new Tally(folder.path().resolve("counter"));
      List<WorkerProcess> all = crew.hire(PROCESSES, site.url(), "lock.waitFor=90s");
      long begin = System.nanoTime();
      for (WorkerProcess worker : all) {
        for (int t = 0; t < THREADS; t++) {
          worker.tell(t + " count key " + times + " " + tally.file());
        }
      }
      for (WorkerProcess worker : all) {
        for (int t = 0; t < THREADS; t++) {
          assertThat(worker.outcome("" + t).text()).as(worker.toString()).endsWith(" returned");
          assertThat(worker.all(t + " refused")).isEmpty();
        }
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      tally.isExactly((long) PROCESSES * THREADS * times);
      System.out.println(
          kind
              + ": "
              + tally.grants().size()
              + " grants in "
              + millis
              + " ms, "
              + tally.fairness());
      Sites.areFree(site);
    }
  }
}
