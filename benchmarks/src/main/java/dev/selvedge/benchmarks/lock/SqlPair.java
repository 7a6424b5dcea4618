package dev.selvedge.benchmarks.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The two bare statements that a lease row with a token comes down to, each on a connection from
 * the pool and each its own durable transaction: an upsert that returns the token, and an update.
 */
final class SqlPair implements LockSubject {

  private static final String TABLE =
      """
      CREATE TABLE bare_lock (
        name text COLLATE "C" PRIMARY KEY,
        owner text NOT NULL,
        token bigint NOT NULL,
        expires_at timestamptz NOT NULL,
        UNIQUE (name, token)) WITH (fillfactor = 70)
      """;
  private static final String TAKE =
      """
      INSERT INTO bare_lock AS held (name, owner, token, expires_at)
      VALUES (?, ?, 1, clock_timestamp() + interval '10 seconds')
      ON CONFLICT (name) DO UPDATE
      SET owner = excluded.owner, token = held.token + 1, expires_at = excluded.expires_at
      WHERE held.expires_at <= clock_timestamp()
      RETURNING token
      """;
  private static final String GIVE_BACK =
      "UPDATE bare_lock SET expires_at = '-infinity' WHERE name = ? AND owner = ? AND token = ?";

  private final DataSource pool;

  SqlPair(DataSource pool) throws SQLException {
    this.pool = pool;
    try (Connection connection = pool.getConnection();
        PreparedStatement create = connection.prepareStatement(TABLE)) {
      create.execute();
    }
  }

  @Override
  public String name() {
    return "two statements";
  }

  @Override
  public Held take(String key) throws SQLException {
    String owner = UUID.randomUUID().toString();
    long token;
    try (Connection connection = pool.getConnection();
        PreparedStatement upsert = connection.prepareStatement(TAKE)) {
      upsert.setString(1, key);
      upsert.setString(2, owner);
      try (ResultSet granted = upsert.executeQuery()) {
        if (!granted.next()) {
          throw new IllegalStateException(key + " was taken already");
        }
        token = granted.getLong(1);
      }
    }
    return () -> giveBack(key, owner, token);
  }

  private void giveBack(String key, String owner, long token) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement update = connection.prepareStatement(GIVE_BACK)) {
      update.setString(1, key);
      update.setString(2, owner);
      update.setLong(3, token);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException(key + " was gone");
      }
    }
  }
}
