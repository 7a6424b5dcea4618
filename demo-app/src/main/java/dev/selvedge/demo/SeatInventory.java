package dev.selvedge.demo;

import dev.selvedge.DistributedLock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A buyer's access to the seats in the database, all of them for sale at every branch. Not
 * thread-safe: one for each buyer.
 */
final class SeatInventory implements AutoCloseable {

  private final Connection database;
  private final PreparedStatement holder;
  private final PreparedStatement assign;
  private final PreparedStatement issue;

  SeatInventory(String url, String user, String password) throws SQLException {
    database = DriverManager.getConnection(url, user, password);
    holder = database.prepareStatement("SELECT buyer FROM seats WHERE number = ?");
    assign = database.prepareStatement("UPDATE seats SET buyer = ? WHERE number = ?");
    issue = database.prepareStatement("INSERT INTO tickets(seat, buyer, price) VALUES (?, ?, ?)");
  }

  /**
   * Sells the seat, unless it is sold already.
   *
   * <p>It looks whether the seat is free, works out a price and then writes. Whoever looks in
   * between finds the seat free too, and sells it again; a {@code synchronized} would help against
   * the other threads of this process alone.
   *
   * <p>The lock is no wider than what must not change meanwhile, which is one seat: different seats
   * are sold at the same time.
   *
   * @return whether the buyer has got it
   */
  @DistributedLock("seat:{seat.number}")
  boolean sell(Seat seat, String buyer) throws SQLException, InterruptedException {
    if (isSold(seat)) {
      return false;
    }
    int price = Pricing.workOut(seat);
    book(seat, buyer, price);
    return true;
  }

  /**
   * Makes first contact with the database and, where this is woven, with the coordinator, so that
   * neither is part of the first sale.
   */
  @DistributedLock("opening")
  void open() throws SQLException {
    isSold(new Seat(1));
  }

  private boolean isSold(Seat seat) throws SQLException {
    holder.setInt(1, seat.number());
    try (ResultSet row = holder.executeQuery()) {
      return row.next() && row.getString(1) != null;
    }
  }

  private void book(Seat seat, String buyer, int price) throws SQLException {
    assign.setString(1, buyer);
    assign.setInt(2, seat.number());
    assign.executeUpdate();
    issue.setInt(1, seat.number());
    issue.setString(2, buyer);
    issue.setInt(3, price);
    issue.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
