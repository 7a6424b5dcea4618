package dev.selvedge.it;

import java.sql.SQLException;
import java.util.List;

/** The table that workers write to under their locks, with the table that fences it. */
final class Ledgers {
  private Ledgers() {}

  static PostgresSite open() throws Exception {
    PostgresSite site = (PostgresSite) Site.Kind.POSTGRES.open();
    site.run("CREATE TABLE ledger (seq bigserial PRIMARY KEY, key text, token bigint)");
    site.run(
        "CREATE TABLE selvedge_fence (name text COLLATE \"C\" PRIMARY KEY,"
            + " token bigint NOT NULL, shared_token bigint NOT NULL)");
    return site;
  }

  static void empty(PostgresSite site) throws SQLException {
    site.run("DELETE FROM ledger; DELETE FROM selvedge_fence");
  }

  /** Lines after which there came an older holder's. */
  static List<String> stale(PostgresSite site) throws SQLException {
    return site.query(
        "SELECT 'line ' || late.seq || ' of ' || late.token || ' after ' || before.token"
            + " FROM ledger late JOIN ledger before"
            + " ON before.key = late.key AND before.seq < late.seq AND before.token > late.token");
  }
}
