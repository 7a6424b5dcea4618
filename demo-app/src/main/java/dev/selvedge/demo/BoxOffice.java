package dev.selvedge.demo;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.StaleViewException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a node sells the concerts that it owns. It keeps their seat plans in memory, and reads them
 * from the ledger only where it has none, or somebody else has sold meanwhile. Thread-safe.
 */
final class BoxOffice {

  /** The ring of nodes that share out the concerts. */
  static final String RING = "concerts";

  private final ConcertLedger ledger;
  private final NodeTally tally;
  private final Map<Concert, Map<Seat, String>> plans = new ConcurrentHashMap<>();

  BoxOffice(ConcertLedger ledger, NodeTally tally) {
    this.ledger = ledger;
    this.tally = tally;
  }

  /**
   * Sells the seat, unless it is sold already: it looks at the plan, works out a price and then
   * writes to the ledger.
   *
   * <p>All sales of a concert are routed to the node that owns it. While nodes come and go, two can
   * take themselves for the owner for a moment: the lock keeps the second one out until the first
   * has done, or is known to be dead. Between the buyers of one concert it does the same.
   *
   * @return whether the buyer has got it, by this call or an earlier one
   */
  @Retry(
      maxAttempts = 6,
      delay = "200ms",
      on = {ShardUnavailableException.class, StaleViewException.class})
  @ShardBy(value = "concert.id", ring = RING)
  @DistributedLock(value = "concert:{concert.id}", lease = "5s")
  boolean sell(Concert concert, Seat seat, String buyer) throws SQLException, InterruptedException {
    tally.add(tally.isOwn(buyer) ? NodeCount.RAN_FOR_OWN : NodeCount.RAN_FOR_OTHERS);
    Map<Seat, String> plan = plan(concert);
    String holder = plan.get(seat);
    if (holder != null) {
      return holder.equals(buyer);
    }
    int price = Pricing.workOut(seat);
    ledger.issue(concert, seat, buyer, price);
    plan.put(seat, buyer);
    return true;
  }

  /**
   * Makes first contact with the ledger and, where this is woven, with the coordinator, so that
   * neither is part of the first sale.
   */
  @DistributedLock("opening")
  void open() throws SQLException {
    ledger.tickets(new Concert(1));
  }

  private Map<Seat, String> plan(Concert concert) throws SQLException {
    Map<Seat, String> known = plans.get(concert);
    if (known != null && known.size() == ledger.tickets(concert)) {
      return known;
    }
    tally.add(NodeCount.PLANS_READ);
    Map<Seat, String> read = new ConcurrentHashMap<>(ledger.plan(concert));
    plans.put(concert, read);
    return read;
  }
}
