package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** PostgreSQL 11 and newer. */
final class PostgresDialect extends Dialect {
  private static final String NOW = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";

  /** Holds for the statement's own transaction: needs no round trip and leaves nothing behind. */
  private static final String BOUNDED = "set_config('lock_timeout', '500ms', true) IS NOT NULL";

  /**
   * The same, and has the server end the transaction of a client that does not go on with it: one
   * that vanished without a word would keep the row until the server's TCP noticed, hours later.
   */
  private static final String BOUNDED_TRANSACTION =
      BOUNDED + " AND set_config('idle_in_transaction_session_timeout', '5s', true) IS NOT NULL";

  private static final String ANEW =
      "token = CASE WHEN l.owner = ? AND l.expires_us > "
          + NOW
          + " THEN l.token ELSE nextval('selvedge_token') END, shared = 0, owner = ?, holder = ?,"
          + " expires_us = "
          + NOW
          + " + ?";

  private static final String FREE = "(l.expires_us <= " + NOW + " OR l.owner = ?)";

  /**
   * Grants an exclusive lock whose row is there. A key that is held is only read. If another grant
   * comes between the drawing of the token and the change of the row, the database does both anew,
   * so that tokens rise in the order of grants.
   *
   * <p>Parameters: owner twice, holder, lease, name, owner.
   */
  static final String ACQUIRE =
      "UPDATE selvedge_lock l SET "
          + ANEW
          + " WHERE l.name = ? AND "
          + FREE
          + " AND "
          + BOUNDED
          + " RETURNING token";

  /**
   * Grants an exclusive lock whose row was missing, and may be there by now. The token of a new row
   * is drawn before it is there, which is why ended rows stay for {@link Purge#KEPT}, longer than a
   * statement is waited for.
   *
   * <p>Parameters: name, owner, holder, lease, and then owner twice, holder, lease, owner.
   */
  static final String ACQUIRE_NEW =
      "INSERT INTO selvedge_lock AS l (name, token, shared, owner, holder, expires_us, waited)"
          + " SELECT ?, nextval('selvedge_token'), 0, ?, ?, "
          + NOW
          + " + ?, 0 WHERE "
          + BOUNDED
          + " ON CONFLICT (name) DO UPDATE SET "
          + ANEW
          + " WHERE "
          + FREE
          + " RETURNING token";

  /**
   * Starts leases anew, all in one round trip; arrays of name, owner, token, lease. A row that
   * somebody's transaction keeps is passed over: to wait for it would cost all others their leases.
   */
  static final String RENEW =
      "WITH mine AS (SELECT l.name, v.lease FROM selvedge_lock l,"
          + " unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[])"
          + " AS v(name, owner, token, lease) WHERE l.name = v.name AND l.token = v.token"
          + " AND l.owner = v.owner AND l.expires_us > "
          + NOW
          + " FOR NO KEY UPDATE OF l SKIP LOCKED)"
          + " UPDATE selvedge_lock l SET expires_us = "
          + NOW
          + " + mine.lease FROM mine WHERE l.name = mine.name RETURNING l.owner";

  /** Those that still hold, without a look at locks of rows; arrays of name, owner, token. */
  static final String STILL_HELD =
      "SELECT l.owner FROM selvedge_lock l, unnest(?::text[], ?::text[], ?::bigint[])"
          + " AS v(name, owner, token) WHERE l.name = v.name AND l.token = v.token"
          + " AND l.owner = v.owner AND l.expires_us > "
          + NOW;

  @Override
  String now() {
    return NOW;
  }

  @Override
  String forUpdate() {
    return " FOR NO KEY UPDATE";
  }

  @Override
  String bounded() {
    return " AND " + BOUNDED_TRANSACTION;
  }

  @Override
  String passOver() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  String insertFree() {
    return "INSERT INTO selvedge_lock (name, token, shared, owner, holder, expires_us, waited)"
        + " VALUES (?, 0, 0, '', '', 0, 0) ON CONFLICT (name) DO NOTHING";
  }

  @Override
  String nextToken() {
    return "SELECT nextval('selvedge_token')";
  }

  @Override
  List<String> ddl(String storeId, long tokensFrom) {
    return List.of(
        "CREATE SEQUENCE IF NOT EXISTS selvedge_token START WITH " + tokensFrom,
        "CREATE TABLE IF NOT EXISTS selvedge_lock (name text COLLATE \"C\" PRIMARY KEY,"
            + " token bigint NOT NULL, shared smallint NOT NULL, owner text NOT NULL,"
            + " holder text NOT NULL, expires_us bigint NOT NULL, waited integer NOT NULL,"
            + " UNIQUE (name, token)) WITH (fillfactor = 70)",
        "CREATE TABLE IF NOT EXISTS selvedge_share (name text COLLATE \"C\" NOT NULL,"
            + " owner text NOT NULL, token bigint NOT NULL,"
            + " expires_us bigint NOT NULL, PRIMARY KEY (name, owner))",
        "CREATE TABLE IF NOT EXISTS selvedge_waiter (id bigserial PRIMARY KEY,"
            + " name text COLLATE \"C\" NOT NULL, owner text NOT NULL, client text NOT NULL,"
            + " holder text NOT NULL, shared smallint NOT NULL, lease_us bigint NOT NULL,"
            + " expires_us bigint NOT NULL, UNIQUE (name, owner))",
        "CREATE TABLE IF NOT EXISTS selvedge_fence (name text COLLATE \"C\" PRIMARY KEY,"
            + " token bigint NOT NULL, shared_token bigint NOT NULL)",
        "CREATE TABLE IF NOT EXISTS selvedge_state (id smallint PRIMARY KEY,"
            + " store varchar(36) NOT NULL, floor bigint NOT NULL, purged_us bigint NOT NULL)",
        "INSERT INTO selvedge_state (id, store, floor, purged_us) VALUES (1, '"
            + storeId
            + "', "
            + tokensFrom
            + ", 0) ON CONFLICT (id) DO NOTHING");
  }

  /** As an unqualified name is looked up: another schema may have a table of the same name. */
  @Override
  boolean has(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    }
  }

  @Override
  String serializeDdl() {
    return "SELECT pg_advisory_xact_lock(7306074120915481137)";
  }

  @Override
  String memberDdl() {
    return "CREATE TABLE IF NOT EXISTS selvedge_member (namespace text COLLATE \"C\" NOT NULL, id text COLLATE \"C\" NOT NULL,"
        + " incarnation bigint NOT NULL, state smallint NOT NULL, expires_us bigint NOT NULL,"
        + " record text NOT NULL, PRIMARY KEY (namespace, id))";
  }

  @Override
  String addFence() {
    return "INSERT INTO selvedge_fence (name, token, shared_token) VALUES (?, 0, 0)"
        + " ON CONFLICT (name) DO NOTHING";
  }

  @Override
  void name(PreparedStatement statement, int index, String name) throws SQLException {
    statement.setString(index, name);
  }

  @Override
  boolean isLockTimeout(SQLException e) {
    return "55P03".equals(e.getSQLState());
  }
}
