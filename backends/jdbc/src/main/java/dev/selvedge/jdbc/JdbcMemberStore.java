package dev.selvedge.jdbc;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Members in a table of a SQL database, by the database's clock. Thread-safe. */
final class JdbcMemberStore implements MemberStore {
  private static final int MOST_TRIES = 8;

  private final StoreContext context;
  private final Database database;
  private final MemberTable members;

  private JdbcMemberStore(StoreContext context, Database database) {
    this.context = context;
    this.database = database;
    this.members = new MemberTable(database.dialect(), context.namespace());
  }

  static JdbcMemberStore open(StoreContext context, Database database) {
    try {
      requireTable(database);
      return new JdbcMemberStore(context, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static void requireTable(Database database) {
    List<String> ddl = List.of(database.dialect().memberDdl());
    Optional<SQLException> refused = Optional.empty();
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      if (database.autocommit(
          Database.LONGEST, c -> database.dialect().has(c, "selvedge_member"))) {
        return;
      }
      refused =
          database.autocommit(Database.LONGEST, c -> Schema.create(c, database.dialect(), ddl));
    }
    throw new LockStoreUnavailableException(
        database.description()
            + " has no table for members, and it cannot be created: "
            + refused.map(SQLException::getMessage).orElse("no reason was given")
            + "; run this as one who may, and grant SELECT, INSERT, UPDATE and DELETE on it:\n"
            + ddl.get(0)
            + ';',
        refused.orElse(null));
  }

  @Override
  public String describe() {
    return database.description();
  }

  @Override
  public CompletionStage<List<Seen>> beat(
      MemberRecord own, Duration lifetime, Duration keepFor, Duration patience) {
    return answer(
        () ->
            database.autocommit(
                patience,
                connection -> {
                  members.write(connection, own, Micros.of(lifetime));
                  return members.readAndForget(connection, Micros.of(keepFor));
                }));
  }

  @Override
  public CompletionStage<List<Seen>> read(Duration patience) {
    return answer(() -> database.autocommit(patience, members::read));
  }

  private CompletionStage<List<Seen>> answer(Supplier<List<Seen>> question) {
    CompletableFuture<List<Seen>> reply = new CompletableFuture<>();
    try {
      context
          .executor()
          .execute(
              () -> {
                try {
                  reply.complete(question.get());
                } catch (Throwable e) { // never leave a caller waiting
                  reply.completeExceptionally(e);
                }
              });
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(
          new LockStoreUnavailableException(describe() + " is closed, as is its executor", e));
    }
    return reply;
  }

  @Override
  public void close() {
    database.close();
  }
}
