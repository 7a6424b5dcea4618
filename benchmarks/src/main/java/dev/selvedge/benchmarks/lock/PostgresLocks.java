package dev.selvedge.benchmarks.lock;

import com.zaxxer.hikari.HikariDataSource;
import dev.selvedge.benchmarks.Measurement;
import dev.selvedge.benchmarks.ReportTable;
import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.server.PostgresUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lock and unlock on PostgreSQL where nobody else wants the lock, with one thread and with eight.
 *
 * <p>Arguments: the number of rounds, 150 unless given; or {@code --quick}.
 */
public final class PostgresLocks {

  static final Effort EFFORT = new Effort(150, Duration.ofMillis(100), Duration.ofSeconds(4));

  private static final int CONNECTIONS = 10;

  private PostgresLocks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Effort.main("uncontended locks on PostgreSQL", args, EFFORT, PostgresLocks::run);
  }

  static String run(Path folder, Effort effort) throws Exception {
    try (Subjects subjects = new Subjects()) {
      PostgresUnderTest server = subjects.open(new PostgresUnderTest(folder));
      Coordinator coordinator = Coordinator.at(server.url());
      subjects.add(new SelvedgeMethod(coordinator));
      subjects.add(new SelvedgeHandle(coordinator));
      HikariDataSource pool = subjects.open(server.pool(CONNECTIONS));
      subjects.add(new SqlPair(pool));
      subjects.add(new AdvisoryLock(pool));
      subjects.add(new ShedLockSubject(pool));

      Turns turns = new Turns(subjects.all());
      List<Measurement> measured = new ArrayList<>();
      measured.addAll(turns.run("PostgreSQL, 1 thread", 1, effort));
      measured.addAll(turns.run("PostgreSQL, 8 threads", 8, effort));
      return ReportTable.markdown(measured, List.of(SelvedgeMethod.NAME, SelvedgeHandle.NAME));
    }
  }
}
