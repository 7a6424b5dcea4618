package dev.selvedge.benchmarks.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.server.RedisUnderTest;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every comparison of locks still runs on its real server, with each of its rows in the table. */
class LockBenchmarksSmokeTest {

  @TempDir Path folder;

  @Test
  void uncontended_on_redis() throws Exception {
    assertThat(RedisLocks.run(folder, Effort.QUICK))
        .contains("### Redis, 1 thread (1 rounds)", "### Redis, 8 threads (1 rounds)")
        .contains("| method |", "| handle |", "| Redisson RLock |", "| Redisson RFencedLock |")
        .contains("| two EVALSHA, one awaited |", "| two empty EVALSHA, both awaited |")
        .contains("| Curator InterProcessMutex |");
  }

  @Test
  void uncontended_on_postgresql() throws Exception {
    assertThat(PostgresLocks.run(folder, Effort.QUICK))
        .contains("### PostgreSQL, 1 thread (1 rounds)", "### PostgreSQL, 8 threads (1 rounds)")
        .contains("| method |", "| handle |", "| two statements |")
        .contains("| pg_try_advisory_lock |", "| ShedLock JDBC |");
  }

  @Test
  void uncontended_in_files() throws Exception {
    assertThat(FileLocks.run(folder, Effort.QUICK))
        .contains("| method |", "| handle |", "| FileChannel.lock |");
  }

  @Test
  void contended_on_redis() throws Exception {
    try (RedisUnderTest redis = new RedisUnderTest()) {
      String table = ContendedLocks.run(folder, Effort.QUICK, redis.url(), 2, 2);
      Arrays.stream(RedisContestant.values())
          .forEach(contestant -> assertThat(table).contains("| " + contestant.label() + " |"));
    }
  }

  @Test
  void held_on_redis() throws Exception {
    String table = HeldLocks.run(folder, Effort.QUICK, 20);
    Arrays.stream(HoldingContestant.values())
        .forEach(contestant -> assertThat(table).contains("| " + contestant.label() + " |"));
  }
}
