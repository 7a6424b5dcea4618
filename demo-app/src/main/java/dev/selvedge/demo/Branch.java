package dev.selvedge.demo;

import dev.selvedge.runtime.Selvedge;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One branch of the office, a process of its own: says that it is ready, waits for the start and
 * sells.
 */
public final class Branch {

  private final int number;
  private final Queue<Seat> seats;
  private final List<Buyer> buyers = new ArrayList<>();
  private final LockWaits waits = new LockWaits();
  private final List<SeatInventory> inventories = new ArrayList<>();

  private Branch(int number, Queue<Seat> seats) {
    this.number = number;
    this.seats = new ConcurrentLinkedQueue<>(seats);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    ParentProcess.serve((password, parent) -> run(args, password, parent));
  }

  private static void run(String[] args, String password, ParentProcess parent)
      throws SQLException, InterruptedException {
    int number = Integer.parseInt(args[4]);
    Branch branch =
        new Branch(
            number, SeatOrder.of(Integer.parseInt(args[1]), Long.parseLong(args[3]), number));
    branch.open(args[0], password, Integer.parseInt(args[2]));
    parent.awaitStart(SeatInventory.class);
    parent.say(LineStart.RESULT, branch.sellAll().line());
  }

  private void open(String url, String password, int count) throws SQLException {
    for (int i = 1; i <= count; i++) {
      inventories.add(new SeatInventory(url, InventoryServer.USER, password));
      buyers.add(new Buyer(number + "." + i));
    }
    inventories.get(0).open();
    Selvedge.addListener(waits);
  }

  private BranchResult sellAll() throws SQLException, InterruptedException {
    List<Callable<Buyer>> purchases = new ArrayList<>();
    for (int i = 0; i < buyers.size(); i++) {
      Buyer buyer = buyers.get(i);
      SeatInventory inventory = inventories.get(i);
      purchases.add(
          () -> {
            buyer.buyAll(seats, inventory);
            return buyer;
          });
    }
    Crowd.buy(purchases);
    return sum();
  }

  private BranchResult sum() {
    return new BranchResult(
        number,
        buyers.stream().mapToInt(Buyer::bought).sum(),
        buyers.stream().mapToInt(Buyer::tooLate).sum(),
        buyers.stream().mapToInt(Buyer::refused).sum(),
        waits.noticed(),
        waits.total(),
        waits.longest());
  }
}
