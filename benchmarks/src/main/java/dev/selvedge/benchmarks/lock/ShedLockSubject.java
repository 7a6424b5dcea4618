package dev.selvedge.benchmarks.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.jdbc.JdbcLockProvider;

/** ShedLock's provider for plain JDBC; it has neither waiting, nor renewal, nor a token. */
final class ShedLockSubject implements LockSubject {

  private static final String TABLE =
      """
      CREATE TABLE shedlock (
        name varchar(64) PRIMARY KEY,
        lock_until timestamp NOT NULL,
        locked_at timestamp NOT NULL,
        locked_by varchar(255) NOT NULL)
      """;

  private final JdbcLockProvider provider;

  ShedLockSubject(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement create = connection.prepareStatement(TABLE)) {
      create.execute();
    }
    provider = new JdbcLockProvider(pool);
  }

  @Override
  public String name() {
    return "ShedLock JDBC";
  }

  @Override
  public Held take(String key) {
    LockConfiguration asked =
        new LockConfiguration(ClockProvider.now(), key, Duration.ofSeconds(10), Duration.ZERO);
    SimpleLock lock =
        provider.lock(asked).orElseThrow(() -> new IllegalStateException(key + " was taken"));
    return lock::unlock;
  }
}
