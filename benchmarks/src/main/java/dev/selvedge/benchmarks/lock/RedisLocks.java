package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.Measurement;
import dev.selvedge.benchmarks.ReportTable;
import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.server.RedisUnderTest;
import dev.selvedge.benchmarks.server.ZooKeeperUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lock and unlock on Redis where nobody else wants the lock, with one thread and with eight; and,
 * on ZooKeeper, Curator's for scale.
 *
 * <p>Arguments: the number of rounds, 150 unless given; or {@code --quick}.
 */
public final class RedisLocks {

  static final Effort EFFORT = new Effort(150, Duration.ofMillis(60), Duration.ofSeconds(4));

  private static final Duration LEASE = Duration.ofSeconds(10);

  private RedisLocks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Effort.main("uncontended locks on Redis", args, EFFORT, RedisLocks::run);
  }

  static String run(Path folder, Effort effort) throws Exception {
    try (Subjects subjects = new Subjects()) {
      String url = subjects.open(new RedisUnderTest()).url();
      Coordinator coordinator = Coordinator.at(url);
      subjects.add(new SelvedgeMethod(coordinator));
      subjects.add(new SelvedgeHandle(coordinator));
      for (boolean awaited : new boolean[] {true, false}) {
        subjects.add(LettucePair.locking(url, awaited));
        subjects.add(LettucePair.doingNothing(url, awaited));
      }
      subjects.add(new RedissonSubject(RedissonSubject.Kind.LOCK, url, LEASE));
      subjects.add(new RedissonSubject(RedissonSubject.Kind.FENCED, url, LEASE));
      String address = subjects.open(new ZooKeeperUnderTest(folder)).address();
      subjects.add(new CuratorMutex(address));

      Turns turns = new Turns(subjects.all());
      List<Measurement> measured = new ArrayList<>();
      measured.addAll(turns.run("Redis, 1 thread", 1, effort));
      measured.addAll(turns.run("Redis, 8 threads", 8, effort));
      return ReportTable.markdown(measured, List.of(SelvedgeMethod.NAME, SelvedgeHandle.NAME));
    }
  }
}
