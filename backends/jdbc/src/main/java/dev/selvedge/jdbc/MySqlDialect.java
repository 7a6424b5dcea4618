package dev.selvedge.jdbc;

import java.sql.SQLException;
import java.util.List;

/**
 * MariaDB 10.5 and newer, MySQL 8 and newer. Tokens need no sequence, which MySQL lacks: a row's
 * token rises by one with each grant, and a new row begins at the floor, to which purging raises it
 * before it deletes. Whoever adds a row shares a lock on the floor meanwhile.
 */
final class MySqlDialect extends Dialect {
  /** The first is a lock wait that timed out, the second a row that changed since the snapshot. */
  private static final int LOCK_WAIT_TIMEOUT = 1205;

  private static final int CHANGED_SINCE = 1020;

  @Override
  String now() {
    // when the statement began, not when it got a row: a lease starts no later than it is asked
    // for; UTC, as local time repeats an hour each autumn
    return "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))";
  }

  @Override
  String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  String insertFree() {
    return "INSERT INTO selvedge_lock (name, token, shared, owner, holder, expires_us, waited)"
        + " SELECT ?, floor, 0, '', '', 0, 0 FROM selvedge_state WHERE id = 1 LOCK IN SHARE MODE";
  }

  @Override
  @org.jspecify.annotations.Nullable
  String nextToken() {
    return null;
  }

  @Override
  List<String> ddl(String storeId, long tokensFrom) {
    String text = " CHARACTER SET utf8mb4 NOT NULL";
    return List.of(
        "CREATE TABLE IF NOT EXISTS selvedge_lock (name varbinary(512) PRIMARY KEY,"
            + " token bigint NOT NULL, shared smallint NOT NULL, owner varchar(64)"
            + text
            + ", holder varchar(255)"
            + text
            + ", expires_us bigint NOT NULL, waited integer NOT NULL) ENGINE=InnoDB",
        "CREATE TABLE IF NOT EXISTS selvedge_share (name varbinary(512) NOT NULL,"
            + " owner varbinary(80) NOT NULL, token bigint NOT NULL,"
            + " expires_us bigint NOT NULL, PRIMARY KEY (name, owner)) ENGINE=InnoDB",
        "CREATE TABLE IF NOT EXISTS selvedge_waiter (id bigint AUTO_INCREMENT PRIMARY KEY,"
            + " name varbinary(512) NOT NULL, owner varbinary(64) NOT NULL,"
            + " client varchar(40)"
            + text
            + ", holder varchar(255)"
            + text
            + ", shared smallint NOT NULL, lease_us bigint NOT NULL,"
            + " expires_us bigint NOT NULL, UNIQUE (name, owner)) ENGINE=InnoDB",
        "CREATE TABLE IF NOT EXISTS selvedge_fence (name varbinary(512) PRIMARY KEY,"
            + " token bigint NOT NULL, shared_token bigint NOT NULL) ENGINE=InnoDB",
        "CREATE TABLE IF NOT EXISTS selvedge_state (id smallint PRIMARY KEY,"
            + " store varchar(36) NOT NULL, floor bigint NOT NULL, purged_us bigint NOT NULL)"
            + " ENGINE=InnoDB",
        "INSERT IGNORE INTO selvedge_state (id, store, floor, purged_us) VALUES (1, '"
            + storeId
            + "', "
            + tokensFrom
            + ", 0)");
  }

  @Override
  String memberDdl() {
    return "CREATE TABLE IF NOT EXISTS selvedge_member (namespace varbinary(200) NOT NULL, id varbinary(400) NOT NULL,"
        + " incarnation bigint NOT NULL, state smallint NOT NULL, expires_us bigint NOT NULL,"
        + " record text CHARACTER SET utf8mb4 NOT NULL, PRIMARY KEY (namespace, id)) ENGINE=InnoDB";
  }

  @Override
  String addFence() {
    // locks the row that is there at once for its own: INSERT IGNORE would share it, and deadlock
    return "INSERT INTO selvedge_fence (name, token, shared_token) VALUES (?, 0, 0)"
        + " ON DUPLICATE KEY UPDATE token = token";
  }

  @Override
  boolean isTransient(SQLException e) {
    return super.isTransient(e) || e.getErrorCode() == CHANGED_SINCE;
  }

  @Override
  boolean isLockTimeout(SQLException e) {
    return e.getErrorCode() == LOCK_WAIT_TIMEOUT;
  }
}
