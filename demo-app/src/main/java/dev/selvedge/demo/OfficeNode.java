package dev.selvedge.demo;

import dev.selvedge.runtime.Selvedge;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * One node of the office, a process of its own: joins the ring, says that it is ready, and waits
 * for the start. Then its buyers buy, while it sells what it owns to the buyers of all nodes, until
 * it is told to end.
 */
public final class OfficeNode {

  /** How often it tells of its progress until its buyers have tried every seat. */
  private static final int TELLINGS = 50;

  private OfficeNode() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    ParentProcess.serve((password, parent) -> run(args, password, parent));
  }

  private static void run(String[] args, String password, ParentProcess parent)
      throws SQLException, InterruptedException, ProcessFailedException {
    int number = Integer.parseInt(args[0]);
    int concerts = Integer.parseInt(args[2]);
    int seats = Integer.parseInt(args[3]);
    NodeTally tally = new NodeTally(number);
    try (ConcertLedger ledger = new ConcertLedger(args[1], InventoryServer.USER, password)) {
      BoxOffice office = new BoxOffice(ledger, tally);
      office.open();
      join(office, tally, parent, concerts);
      parent.awaitStart(BoxOffice.class);
      Queue<Seat> wanted =
          new ConcurrentLinkedQueue<>(SeatOrder.of(seats, Long.parseLong(args[5]), number));
      int step = Math.max(1, seats / TELLINGS);
      IntConsumer progress =
          made -> {
            if (made % step == 0) {
              parent.say(LineStart.PROGRESS, tally.result().line());
            }
          };
      Crowd.buy(
          IntStream.rangeClosed(1, Integer.parseInt(args[4]))
              .mapToObj(tally::buyer)
              .map(name -> new NodeBuyer(name, concerts, office::sell, ledger, tally, progress))
              .map(buyer -> purchase(buyer, wanted))
              .toList());
      parent.say(LineStart.RESULT, tally.result().line());
      parent.awaitEnd();
    }
  }

  /** Without the weaver there is nothing to be joined: {@code bind} would say so and fail. */
  private static void join(BoxOffice office, NodeTally tally, ParentProcess parent, int concerts)
      throws InterruptedException, ProcessFailedException {
    if (Weaving.versionOf(BoxOffice.class).isEmpty()) {
      return;
    }
    ViewTeller views = new ViewTeller(parent, concerts);
    Selvedge.addListener(tally);
    views.start();
    // for as long as this process lives
    var unused = Selvedge.bind(BoxOffice.class, office);
    views.awaitFirst();
  }

  private static Callable<String> purchase(NodeBuyer buyer, Queue<Seat> wanted) {
    return () -> {
      buyer.buyAll(wanted);
      return buyer.name();
    };
  }
}
