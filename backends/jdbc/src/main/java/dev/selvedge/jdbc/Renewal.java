package dev.selvedge.jdbc;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
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
import java.util.function.Function;
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
    Set<String> renewed = owners(connection, PostgresDialect.RENEW, holds, true);
    Set<String> passedOver =
        renewed.size() == holds.size()
            ? Set.of()
            : owners(connection, PostgresDialect.STILL_HELD, holds, false);
    return holds.stream()
        .map(
            h ->
                renewed.contains(h.owner())
                    ? RenewReply.RENEWED
                    : passedOver.contains(h.owner()) ? RenewReply.UNKNOWN : RenewReply.LOST)
        .toList();
  }

  private Set<String> owners(
      Connection connection, String sql, List<Hold> holds, boolean withLeases) throws SQLException {
    Set<String> owners = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, 1, "text", holds, h -> name.apply(h.key()));
      bind(statement, 2, "text", holds, Hold::owner);
      bind(statement, 3, "bigint", holds, Hold::token);
      if (withLeases) {
        bind(statement, 4, "bigint", holds, h -> Micros.of(h.lease()));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          owners.add(rows.getString(1));
        }
      }
    }
    return owners;
  }

  private static void bind(
      PreparedStatement statement,
      int index,
      String type,
      List<Hold> holds,
      Function<Hold, Object> part)
      throws SQLException {
    Object[] values = holds.stream().map(part).toArray();
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  private List<RenewReply> batched(Connection connection, List<Hold> holds) throws SQLException {
    try (PreparedStatement statement = locks.extending(connection)) {
      for (Hold hold : holds) {
        locks.bindExtend(
            statement, name.apply(hold.key()), hold.owner(), hold.token(), Micros.of(hold.lease()));
        statement.addBatch();
      }
      List<RenewReply> replies = new ArrayList<>();
      int[] counts = statement.executeBatch();
      for (int i = 0; i < counts.length; i++) {
        boolean renewed =
            counts[i] == Statement.SUCCESS_NO_INFO
                ? isHeld(connection, holds.get(i))
                : counts[i] == 1;
        replies.add(renewed ? RenewReply.RENEWED : RenewReply.LOST);
      }
      return replies;
    }
  }

  /** Drivers that send a batch in bulk do not tell; what is held still is held by the batch. */
  private boolean isHeld(Connection connection, Hold hold) throws SQLException {
    Row row = locks.read(connection, name.apply(hold.key()));
    return row != null && row.isHeldBy(hold.owner()) && row.token() == hold.token();
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
