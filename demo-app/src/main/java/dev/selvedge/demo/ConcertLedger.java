package dev.selvedge.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The book of all tickets, one for all nodes. It writes down what it is told, the same seat twice
 * if need be: to sell each once is up to who sells. Thread-safe.
 */
final class ConcertLedger implements AutoCloseable {

  private final JdbcConnectionPool database;

  ConcertLedger(String url, String user, String password) {
    database = JdbcConnectionPool.create(url, user, password);
  }

  /** How many tickets there are for a concert. */
  int tickets(Concert concert) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count =
            connection.prepareStatement("SELECT COUNT(*) FROM tickets WHERE concert = ?")) {
      count.setInt(1, concert.id());
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Who has which seat of a concert. */
  Map<Seat, String> plan(Concert concert) throws SQLException {
    Map<Seat, String> plan = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement sold =
            connection.prepareStatement("SELECT seat, buyer FROM tickets WHERE concert = ?")) {
      sold.setInt(1, concert.id());
      try (ResultSet row = sold.executeQuery()) {
        while (row.next()) {
          plan.put(new Seat(row.getInt(1)), row.getString(2));
        }
      }
    }
    return plan;
  }

  /** All who have a ticket for the seat; more than one if it was sold again. */
  List<String> holders(Seat seat) throws SQLException {
    List<String> holders = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement tickets =
            connection.prepareStatement("SELECT buyer FROM tickets WHERE seat = ?")) {
      tickets.setInt(1, seat.number());
      try (ResultSet row = tickets.executeQuery()) {
        while (row.next()) {
          holders.add(row.getString(1));
        }
      }
    }
    return holders;
  }

  void issue(Concert concert, Seat seat, String buyer, int price) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO tickets(concert, seat, buyer, price) VALUES (?, ?, ?, ?)")) {
      insert.setInt(1, concert.id());
      insert.setInt(2, seat.number());
      insert.setString(3, buyer);
      insert.setInt(4, price);
      insert.executeUpdate();
    }
  }

  @Override
  public void close() {
    database.dispose();
  }
}
