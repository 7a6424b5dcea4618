package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.server.RedisUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 64 threads in four processes that all want one lock on Redis, all the time. The contestants take
 * turns; each turn is four new processes on a new key.
 *
 * <p>Arguments: the number of rounds, 5 unless given; or {@code --quick}.
 */
public final class ContendedLocks {

  static final Effort EFFORT = new Effort(5, Duration.ofSeconds(5), Duration.ofSeconds(4));

  private static final int PROCESSES = 4;
  private static final int THREADS = 16;

  private ContendedLocks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Effort.main("contended locks on Redis", args, EFFORT, ContendedLocks::run);
  }

  static String run(Path folder, Effort effort) throws Exception {
    try (RedisUnderTest redis = new RedisUnderTest()) {
      return run(folder, effort, redis.url(), PROCESSES, THREADS);
    }
  }

  static String run(Path folder, Effort effort, String url, int processes, int threads)
      throws IOException, InterruptedException {
    Map<RedisContestant, List<ContestResult>> results = new EnumMap<>(RedisContestant.class);
    RedisContestant[] contestants = RedisContestant.values();
    for (int round = 0; round < effort.rounds(); round++) {
      for (int place = 0; place < contestants.length; place++) {
        RedisContestant contestant = contestants[(round + place) % contestants.length];
        String key = "contended-" + round + '-' + contestant;
        ContestResult result =
            new Contest(folder, url, effort).run(contestant, key, processes, threads);
        results.computeIfAbsent(contestant, one -> new ArrayList<>()).add(result);
      }
      System.err.printf("round %d of %d%n", round + 1, effort.rounds());
    }
    return new ContestTable(results).markdown();
  }
}
