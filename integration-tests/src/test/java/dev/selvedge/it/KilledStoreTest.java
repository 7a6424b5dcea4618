package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that are killed and started again while locks are held and others wait for them. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class KilledStoreTest {
  private static final long SEED = Long.getLong("it.seed", 20261123L);

  /** Between a loss and the line about it, on a busy machine. */
  private static final long REPORTING_MILLIS = 500;

  private static PostgresSite ledger;

  @BeforeAll
  static void openLedger() throws Exception {
    ledger = Ledgers.open();
  }

  @AfterAll
  static void closeLedger() throws Exception {
    ledger.close();
  }

  @ParameterizedTest
  @EnumSource(value = Site.Kind.class, names = "FILE", mode = EnumSource.Mode.EXCLUDE)
  void takesNoTokenBackAndLeavesNobodyHanging(Site.Kind kind) throws Exception {
    Ledgers.empty(ledger);
    Random random = new Random(SEED);
    try (Site site = kind.open();
        Crew crew = new Crew()) {
      List<WorkerProcess> two =
          crew.hire(2, site.url(), "lock.lease=2s", "lock.waitFor=30s", "-Dledger=" + ledger.url());
      long greatest = 0;
      int both = 0;
      int kept = 0;
      for (int round = 0; round < 2 * Crew.ROUNDS; round++) {
        WorkerProcess holder = two.get(round % 2);
        WorkerProcess waiter = two.get(1 - round % 2);
        String id = "r" + round;
        Line held = holder.tell(id + " hold key").await(id + " held ");
        assertThat(held.token()).isGreaterThan(greatest);
        holder.tell(id + " tell write").await(id + " wrote ");
        waiter.tell(id + "w hold key").await(id + "w asks");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1200));
        site.kill();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
        site.start();
        if (random.nextBoolean()) {
          holder.tell(id + " tell free"); // while the waiter may be coming in
        }
        TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1500));
        if (!holder.said(id + " returned") && !holder.said(id + " threw")) {
          if (waiter.said(id + "w held ")) {
            long overlap =
                holder.await(id + " lost").nanos() - waiter.await(id + "w held ").nanos();
            // what a line takes from there to here counts, too
            if (TimeUnit.NANOSECONDS.toMillis(overlap) > REPORTING_MILLIS) {
              both++;
            }
            waiter.tell(id + "w tell write").await(id + "w wrote ");
            holder.tell(id + " tell write");
            holder.await(id + " refused ");
          }
          holder.tell(id + " tell free");
        }
        Line outcome = holder.outcome(id);
        assertThat(outcome.text()).matches(id + "( returned| threw LockLostException.*)");
        kept += outcome.text().endsWith("returned") ? 1 : 0;
        Line taken = waiter.await(id + "w held ");
        assertThat(taken.token()).as("after the restart").isGreaterThan(held.token());
        waiter.tell(id + "w tell write").await(id + "w wrote ");
        waiter.tell(id + "w tell free");
        assertThat(waiter.outcome(id + "w").text()).isEqualTo(id + "w returned");
        greatest = taken.token();
      }
      List<String> stale = Ledgers.stale(ledger);
      System.out.println(
          kind
              + ", seed "
              + SEED
              + ": "
              + kept
              + " of "
              + 2 * Crew.ROUNDS
              + " holders kept it, "
              + both
              + " times two believed to hold it, "
              + stale.size()
              + " stale writes");
      assertThat(stale).isEmpty();
      if (kind != Site.Kind.REDIS_FORGETFUL) {
        assertThat(both).as("two at once, where nothing is forgotten").isZero();
      }
      Sites.areFree(site);
    }
  }
}
