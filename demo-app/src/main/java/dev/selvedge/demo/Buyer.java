package dev.selvedge.demo;

import dev.selvedge.runtime.lock.LockLostException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import java.sql.SQLException;
import java.util.Queue;

/** One who wants seats, and how it went. Not thread-safe: one for each thread. */
final class Buyer {

  private final String name;
  private int bought;
  private int tooLate;
  private int refused;

  Buyer(String name) {
    this.name = name;
  }

  /** Wants one seat after the other until none is left. */
  void buyAll(Queue<Seat> seats, SeatInventory inventory)
      throws SQLException, InterruptedException {
    for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
      try {
        if (inventory.sell(seat, name)) {
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

  int bought() {
    return bought;
  }

  int tooLate() {
    return tooLate;
  }

  int refused() {
    return refused;
  }
}
