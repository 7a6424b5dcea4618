package dev.selvedge.jdbc;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Starts leases anew, many in one round trip. Thread-safe. */
final class Renewal {
  private static final int MOST = 1000;

  private final Database database;
  private final LockTable locks;
  private final ShareTable shares;
  private final UnaryOperator<String> name;

  Renewal(Database database, LockTable locks, ShareTable shares, UnaryOperator<String> name) {
    this.database = database;
    this.locks = locks;
    this.shares = shares;
    this.name = name;
  }

  List<RenewReply> renew(List<Hold> holds) {
    RenewReply[] replies = new RenewReply[holds.size()];
    // in the order of keys, so that two batches never wait for each other
    List<Integer> order =
        IntStream.range(0, holds.size())
            .boxed()
            .sorted(Comparator.comparing(i -> holds.get(i).key()))
            .toList();
    List<Integer> alone = order.stream().filter(i -> !shared(holds.get(i))).toList();
    for (int from = 0; from < alone.size(); from += MOST) {
      List<Integer> part = alone.subList(from, Math.min(alone.size(), from + MOST));
      List<Hold> batch = part.stream().map(holds::get).toList();
      List<RenewReply> answers =
          database.dialect() instanceof PostgresDialect
              ? database.autocommit(Database.LONGEST, c -> atOnce(c, batch))
              : database.transaction(Database.LONGEST, c -> batched(c, batch));
      for (int i = 0; i < part.size(); i++) {
        replies[part.get(i)] = answers.get(i);
      }
    }
    for (int i : order) {
      Hold hold = holds.get(i);
      if (shared(hold)) {
        replies[i] = database.transaction(Database.LONGEST, c -> share(c, hold));
      }
    }
    return Arrays.asList(replies);
  }

  private static boolean shared(Hold hold) {
    return Grants.isShared(hold.mode());
  }

  private List<RenewReply> atOnce(Connection connection, List<Hold> holds) throws SQLException {
    Array names = connection.createArrayOf("text", array(holds, h -> name.apply(h.key())));
    Array owners = connection.createArrayOf("text", array(holds, Hold::owner));
    Array tokens = connection.createArrayOf("bigint", array(holds, Hold::token));
    Array leases = connection.createArrayOf("bigint", array(holds, h -> Micros.of(h.lease())));
    Set<String> renewed = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(PostgresDialect.RENEW)) {
      statement.setArray(1, names);
      statement.setArray(2, owners);
      statement.setArray(3, tokens);
      statement.setArray(4, leases);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          renewed.add(rows.getString(1));
        }
      }
    }
    return holds.stream()
        .map(h -> renewed.contains(h.owner()) ? RenewReply.RENEWED : RenewReply.LOST)
        .toList();
  }

  private static Object[] array(List<Hold> holds, java.util.function.Function<Hold, Object> part) {
    return holds.stream().map(part).toArray();
  }

  private List<RenewReply> batched(Connection connection, List<Hold> holds) throws SQLException {
    try (PreparedStatement statement = locks.extending(connection)) {
      for (Hold hold : holds) {
        locks.bindExtend(
            statement, name.apply(hold.key()), hold.owner(), hold.token(), Micros.of(hold.lease()));
        statement.addBatch();
      }
      List<RenewReply> replies = new ArrayList<>();
      for (int count : statement.executeBatch()) {
        replies.add(
            count == 1
                ? RenewReply.RENEWED
                : count == Statement.SUCCESS_NO_INFO ? RenewReply.UNKNOWN : RenewReply.LOST);
      }
      return replies;
    }
  }

  private RenewReply share(Connection connection, Hold hold) throws SQLException {
    String key = name.apply(hold.key());
    long micros = Micros.of(hold.lease());
    Row row = locks.lock(connection, key);
    if (row == null
        || !row.isHeld()
        || !row.shared()
        || shares.token(connection, key, hold.owner()) != hold.token()) {
      return RenewReply.LOST;
    }
    shares.extend(connection, key, hold.owner(), micros);
    locks.prolong(connection, key, micros);
    return RenewReply.RENEWED;
  }
}
