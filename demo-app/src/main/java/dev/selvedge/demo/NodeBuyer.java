package dev.selvedge.demo;

import dev.selvedge.runtime.lock.LockLostException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.StaleViewException;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.function.IntConsumer;

/**
 * One who wants seats of all concerts, at one node. Used by one thread.
 *
 * @param name known to the ledger; no other buyer has it
 * @param concerts how many share the seats
 * @param progress is told after each call how many all buyers of the node have made
 */
record NodeBuyer(
    String name,
    int concerts,
    Office office,
    ConcertLedger ledger,
    NodeTally tally,
    IntConsumer progress) {

  /** Where to buy. */
  interface Office {

    /** As {@link BoxOffice#sell}. */
    boolean sell(Concert concert, Seat seat, String buyer)
        throws SQLException, InterruptedException;
  }

  /** Wants one seat after the other until none is left. */
  void buyAll(Queue<Seat> seats) throws SQLException, InterruptedException {
    for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
      boolean settled = false;
      while (!settled) {
        settled = call(seat);
        progress.accept(tally.add(NodeCount.MADE));
      }
    }
  }

  /** Calls once; answers whether it is known now who has the seat, or none is to be had. */
  private boolean call(Seat seat) throws SQLException, InterruptedException {
    try {
      office.sell(Concert.of(seat, concerts), seat, name);
      return true;
    } catch (UnknownOutcomeException e) {
      return settle(seat);
    } catch (ShardUnavailableException
        | StaleViewException
        | LockUnavailableException
        | LockLostException e) {
      // this buyer goes without; whether the seat was sold at all, the ledger knows
      tally.add(NodeCount.GAVE_UP);
      return true;
    }
  }

  /**
   * Looks up in the ledger what has become of a call without a reply. Where it finds nothing the
   * call may still be about to run; that does no harm, because a sale under the lock finds what the
   * one before it has written, and who asks for a seat that he has got already is told so.
   */
  private boolean settle(Seat seat) throws SQLException {
    List<String> holders = ledger.holders(seat);
    if (holders.isEmpty()) {
      tally.add(NodeCount.UNKNOWN_NOT_RUN);
      return false;
    }
    tally.add(holders.contains(name) ? NodeCount.UNKNOWN_RAN : NodeCount.UNKNOWN_TOO_LATE);
    return true;
  }
}
