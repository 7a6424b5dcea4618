package dev.selvedge.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** H2 2.2 and newer, in this process or as a server. */
final class H2Dialect extends Dialect {
  private static final int LOCK_TIMEOUT = 50200;
  private static final int CONCURRENT_UPDATE = 90131;
  private static final int DEADLOCK = 40001;

  @Override
  String now() {
    // stands still within a transaction: leases start no later than they are asked for
    return "DATEDIFF(MICROSECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00:00',"
        + " CURRENT_TIMESTAMP)";
  }

  @Override
  String forUpdate() {
    return " FOR UPDATE";
  }

  @Override
  String insertFree() {
    return "INSERT INTO selvedge_lock (name, token, shared, owner, holder, expires_us, waited)"
        + " VALUES (?, NEXT VALUE FOR selvedge_token, 0, '', '', 0, 0)";
  }

  @Override
  String nextToken() {
    return "SELECT NEXT VALUE FOR selvedge_token";
  }

  @Override
  List<String> ddl(String storeId, long tokensFrom) {
    return List.of(
        "CREATE SEQUENCE IF NOT EXISTS selvedge_token START WITH " + tokensFrom,
        "CREATE TABLE IF NOT EXISTS selvedge_lock (name varbinary(512) PRIMARY KEY,"
            + " token bigint NOT NULL, shared smallint NOT NULL, owner varchar(64) NOT NULL,"
            + " holder varchar(255) NOT NULL, expires_us bigint NOT NULL,"
            + " waited integer NOT NULL)",
        "CREATE TABLE IF NOT EXISTS selvedge_share (name varbinary(512) NOT NULL,"
            + " owner varchar(80) NOT NULL, token bigint NOT NULL,"
            + " expires_us bigint NOT NULL, PRIMARY KEY (name, owner))",
        "CREATE TABLE IF NOT EXISTS selvedge_waiter (id bigint AUTO_INCREMENT PRIMARY KEY,"
            + " name varbinary(512) NOT NULL, owner varchar(64) NOT NULL,"
            + " client varchar(40) NOT NULL, holder varchar(255) NOT NULL,"
            + " shared smallint NOT NULL, lease_us bigint NOT NULL,"
            + " expires_us bigint NOT NULL, UNIQUE (name, owner))",
        "CREATE TABLE IF NOT EXISTS selvedge_fence (name varbinary(512) PRIMARY KEY,"
            + " token bigint NOT NULL, shared_token bigint NOT NULL)",
        "CREATE TABLE IF NOT EXISTS selvedge_state (id smallint PRIMARY KEY,"
            + " store varchar(36) NOT NULL, floor bigint NOT NULL, purged_us bigint NOT NULL)",
        "MERGE INTO selvedge_state USING (VALUES (1)) AS one (id)"
            + " ON selvedge_state.id = one.id WHEN NOT MATCHED THEN INSERT VALUES (1, '"
            + storeId
            + "', "
            + tokensFrom
            + ", 0)");
  }

  @Override
  String schema(Connection connection) throws SQLException {
    return connection.getSchema();
  }

  @Override
  String memberDdl() {
    return "CREATE TABLE IF NOT EXISTS selvedge_member (namespace varbinary(200) NOT NULL, id varbinary(400) NOT NULL,"
        + " incarnation bigint NOT NULL, state smallint NOT NULL, expires_us bigint NOT NULL,"
        + " record varchar NOT NULL, PRIMARY KEY (namespace, id))";
  }

  @Override
  String addFence() {
    return "MERGE INTO selvedge_fence f USING (VALUES (CAST(? AS varbinary(512)))) AS v (name)"
        + " ON f.name = v.name WHEN MATCHED THEN UPDATE SET token = f.token"
        + " WHEN NOT MATCHED THEN INSERT (name, token, shared_token) VALUES (v.name, 0, 0)";
  }

  /** An interrupted thread closes the file of a database in this process. */
  @Override
  boolean offCaller() {
    return true;
  }

  @Override
  void limit(Connection connection, int millis) {
    // its driver knows no timeout of the network; callers do not wait for it on their own threads
  }

  @Override
  boolean isTransient(SQLException e) {
    return super.isTransient(e)
        || e.getErrorCode() == CONCURRENT_UPDATE
        || e.getErrorCode() == DEADLOCK;
  }

  @Override
  boolean isLockTimeout(SQLException e) {
    return e.getErrorCode() == LOCK_TIMEOUT;
  }
}
