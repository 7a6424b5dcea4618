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
      Overlap overlap = new Overlap();
      int kept = 0;
      for (int round = 0; round < 2 * Crew.ROUNDS; round++) {
        WorkerProcess holder = two.get(round % 2);
        WorkerProcess waiter = two.get(1 - round % 2);
        String id = "r" + round;
        Line held = holder.tell(id + " watched key").await(id + " held ");
        assertThat(held.token()).isGreaterThan(greatest);
        holder.tell(id + " tell write").await(id + " wrote ");
        waiter.tell(id + "w watched key").await(id + "w asks");
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1200));
        site.kill();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(1500));
        site.start();
        boolean freed = random.nextBoolean();
        if (freed) {
          holder.tell(id + " tell free"); // while the waiter may be coming in
        }
        TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1500));
        boolean taken = !freed && waiter.said(id + "w held ");
        if (taken) {
          holder.await(id + " lost");
          waiter.tell(id + "w tell write").await(id + "w wrote ");
          holder.tell(id + " tell write").await(id + " refused ");
        }
        if (!freed) {
          holder.tell(id + " tell free");
        }
        Line outcome = holder.outcome(id);
        assertThat(outcome.text())
            .matches(id + (taken ? "" : " returned|" + id) + " threw LockLostException.*");
        kept += outcome.text().endsWith("returned") ? 1 : 0;
        Line next = waiter.await(id + "w held ");
        assertThat(next.token()).as("after the restart").isGreaterThan(held.token());
        overlap.compare(holder, id, waiter, id + "w");
        waiter.tell(id + "w tell write").await(id + "w wrote ");
        waiter.tell(id + "w tell free");
        assertThat(waiter.outcome(id + "w").text()).isEqualTo(id + "w returned");
        greatest = next.token();
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
              + overlap
              + ", "
              + stale.size()
              + " stale writes");
      assertThat(stale).isEmpty();
      if (kind != Site.Kind.REDIS_FORGETFUL) {
        assertThat(overlap.times()).as("two at once, where nothing is forgotten").isZero();
      }
      Sites.areFree(site);
    }
  }
}
