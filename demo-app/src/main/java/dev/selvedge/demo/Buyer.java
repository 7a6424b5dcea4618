package dev.selvedge.demo;

import dev.selvedge.runtime.lock.LockLostException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Queue;

/** One who wants seats, and how it went. Not thread-safe: one for each thread. */
final class Buyer {

  private final String name;
  private int bought;
  private int tooLate;
  private int refused;
  private long asked;
  private final WaitingTime waited = new WaitingTime();

  Buyer(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Wants one seat after the other until none is left. */
  void buyAll(Queue<Seat> seats, SeatInventory inventory)
      throws SQLException, InterruptedException {
    for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
      asked = System.nanoTime();
      try {
        if (inventory.sell(seat, this)) {
          bought++;
        } else {
          tooLate++;
        }
      } catch (LockUnavailableException | LockLostException e) {
        // this buyer goes without; whether the seat was sold at all, the database knows
        refused++;
      }
    }
  }

  /** Told when the sale begins: all the time since it was asked for was waiting. */
  void served() {
    waited.add(Duration.ofNanos(System.nanoTime() - asked));
  }

  int bought() {
    return bought;
  }

  int tooLate() {
    return tooLate;
  }

  int refused() {
    return refused;
  }

  WaitingTime waited() {
    return waited;
  }
}
