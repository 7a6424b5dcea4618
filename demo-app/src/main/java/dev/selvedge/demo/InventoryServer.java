package dev.selvedge.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.tools.Server;

/**
 * The database that all branches, or nodes, sell from: H2 in memory, on a free loopback port,
 * behind a password that is made up at start. Gone when it is closed.
 */
final class InventoryServer implements AutoCloseable {

  static final String USER = "office";

  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;
  private final Connection database;
  private final String url;
  private final String password;

  private InventoryServer(Server server, Connection database, String url, String password) {
    this.server = server;
    this.database = database;
    this.url = url;
    this.password = password;
  }

  /** Starts one with this many seats, none of them sold. */
  static InventoryServer start(int seats) throws SQLException {
    // read when H2's first class is initialised: without it, the server listens on every address
    System.setProperty("h2.bindAddress", LOOPBACK);
    String name = "mem:seats-" + UUID.randomUUID();
    String password = UUID.randomUUID().toString();
    Connection database = DriverManager.getConnection("jdbc:h2:" + name, USER, password);
    try {
      createSeats(database, seats);
      Server server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifExists").start();
      String url = "jdbc:h2:tcp://" + LOOPBACK + ":" + server.getPort() + "/" + name;
      return new InventoryServer(server, database, url, password);
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void createSeats(Connection database, int seats) throws SQLException {
    try (Statement ddl = database.createStatement()) {
      ddl.execute("CREATE TABLE seats(number INT PRIMARY KEY, buyer VARCHAR)");
      ddl.execute(
          "CREATE TABLE tickets(id INT GENERATED ALWAYS AS IDENTITY, seat INT, buyer VARCHAR,"
              + " price INT, concert INT)");
      ddl.execute("CREATE INDEX of_a_concert ON tickets(concert)");
    }
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO seats(number) VALUES (?)")) {
      for (int number = 1; number <= seats; number++) {
        insert.setInt(1, number);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  String url() {
    return url;
  }

  String password() {
    return password;
  }

  /** The books as they are now. */
  Sales sales() throws SQLException {
    int once = 0;
    int again = 0;
    int tickets = 0;
    long worth = 0;
    long taken = 0;
    try (Statement query = database.createStatement();
        ResultSet row =
            query.executeQuery("SELECT seat, COUNT(*), SUM(price) FROM tickets GROUP BY seat")) {
      while (row.next()) {
        once += row.getInt(2) == 1 ? 1 : 0;
        again += row.getInt(2) > 1 ? 1 : 0;
        tickets += row.getInt(2);
        worth += Pricing.of(new Seat(row.getInt(1)));
        taken += row.getLong(3);
      }
    }
    return new Sales(once, again, tickets, worth, taken);
  }

  /** Stops listening, and forgets all seats. */
  @Override
  public void close() throws SQLException {
    server.stop();
    // the last connection takes a database in memory with it
    database.close();
  }
}
