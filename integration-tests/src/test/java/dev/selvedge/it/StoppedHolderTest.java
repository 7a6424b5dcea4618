package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.selvedge.it.WorkerProcess.Line;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A holder that stands still for three leases: its lock goes to another, it says so once it goes
 * on, and the resource refuses what it writes then.
 */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class StoppedHolderTest {
  private static PostgresSite ledger;

  @BeforeAll
  static void openLedger() throws Exception {
    ledger = Ledgers.open();
  }

  @AfterAll
  static void closeLedger() throws Exception {
    ledger.close();
  }

  /** POSTGRES keeps the locks beside the ledger: the fence is the lock's own row. */
  @ParameterizedTest
  @EnumSource(Site.Kind.class)
  void losesItsLockAndItsWriteIsRefused(Site.Kind kind) throws Exception {
    Ledgers.empty(ledger);
    try (Site own = kind == Site.Kind.POSTGRES ? new FileSite() : kind.open();
        Crew crew = new Crew()) {
      String url = kind == Site.Kind.POSTGRES ? ledger.url() : own.url();
      List<WorkerProcess> two =
          crew.hire(2, url, "lock.lease=1s", "lock.waitFor=30s", "-Dledger=" + ledger.url());
      Overlap overlap = new Overlap();
      for (int round = 0; round < Crew.ROUNDS; round++) {
        // one that asks all the time whether it holds the lock, and one that has to be told
        standStill(own, two.get(0), two.get(1), round + "watched", "watched");
        overlap.compare(two.get(0), round + "watched", two.get(1), round + "watched");
        standStill(own, two.get(0), two.get(1), round + "interruptible", "interruptible");
      }
      List<String> stale = Ledgers.stale(ledger);
      System.out.println(kind + ": " + overlap + ", " + stale.size() + " stale writes");
      assertThat(stale).isEmpty();
      assertThat(overlap.times()).as("two at once").isZero();
    }
  }

  private static void standStill(
      Site site, WorkerProcess holder, WorkerProcess successor, String id, String how)
      throws Exception {
    Line held = holder.tell(id + " " + how + " key" + how).await(id + " held ");
    holder.tell(id + " tell write").await(id + " wrote ");
    stop(holder, site);
    successor.tell(id + " watched key" + how);
    Line taken = successor.await(id + " held ");
    assertThat(taken.token()).isGreaterThan(held.token());
    successor.tell(id + " tell write").await(id + " wrote ");
    TimeUnit.SECONDS.sleep(3);
    long continued = System.nanoTime();
    holder.tell(id + " tell write"); // the first thing that it does
    holder.signal("CONT");
    assertThat(holder.await(id + " refused ").token()).isEqualTo(held.token());
    Line lost = holder.await(id + " lost");
    System.out.println(
        "lost after SIGCONT: " + TimeUnit.NANOSECONDS.toMillis(lost.nanos() - continued) + " ms");
    if (how.equals("interruptible")) {
      holder.await(id + " interrupted");
    }
    holder.tell(id + " tell free");
    assertThat(holder.outcome(id).text()).startsWith(id + " threw LockLostException");
    assertThat(successor.said(id + " lost")).as("kept by its successor").isFalse();
    successor.tell(id + " tell free");
    assertThat(successor.outcome(id).text()).isEqualTo(id + " returned");
  }

  /**
   * Between two changes of what is kept: a process that stands still in the middle of one keeps all
   * others from that file for as long, which they are told.
   */
  private static void stop(WorkerProcess holder, Site site) throws Exception {
    holder.signal("STOP");
    while (site instanceof FileSite files && files.isBeingChanged()) {
      holder.signal("CONT");
      TimeUnit.MILLISECONDS.sleep(20);
      holder.signal("STOP");
    }
  }
}
