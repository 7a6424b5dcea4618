package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.Median;
import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.process.ForkedProgram;
import dev.selvedge.benchmarks.server.RedisUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * 10,000 locks of ten seconds that one process holds and renews: what that takes of the process and
 * of Redis. The contestants take turns; each turn is a new process with new keys on a new server,
 * so that nothing of the turn before is left to expire. Nothing is reported unless every lock is
 * still held at the end.
 *
 * <p>Arguments: the number of rounds, 3 unless given; or {@code --quick}.
 */
public final class HeldLocks {

  static final Effort EFFORT = new Effort(3, Duration.ofSeconds(20), Duration.ofSeconds(10));

  private static final int LOCKS = 10_000;

  private HeldLocks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Effort.main(
        "held locks on Redis", args, EFFORT, (folder, effort) -> run(folder, effort, LOCKS));
  }

  static String run(Path folder, Effort effort, int locks)
      throws IOException, InterruptedException {
    Map<HoldingContestant, List<HoldingResult>> results = new EnumMap<>(HoldingContestant.class);
    HoldingContestant[] contestants = HoldingContestant.values();
    for (int round = 0; round < effort.rounds(); round++) {
      for (int place = 0; place < contestants.length; place++) {
        HoldingContestant contestant = contestants[(round + place) % contestants.length];
        try (RedisUnderTest redis = new RedisUnderTest()) {
          results
              .computeIfAbsent(contestant, one -> new ArrayList<>())
              .add(turn(folder, effort, redis.url(), contestant, locks));
        }
      }
      System.err.printf("round %d of %d%n", round + 1, effort.rounds());
    }
    return markdown(results);
  }

  private static HoldingResult turn(
      Path folder, Effort effort, String url, HoldingContestant contestant, int locks)
      throws IOException, InterruptedException {
    List<String> arguments = List.of(contestant.name(), url, "held-", Integer.toString(locks));
    try (ForkedProgram program =
        new ForkedProgram(HoldingProcess.class, arguments, folder.resolve("held-errors"))) {
      program.answer();
      double heap = Double.parseDouble(program.ask("hold"));
      Thread.sleep(effort.warmUp().toMillis());
      RedisUsage before = RedisUsage.of(url);
      long cpuBefore = Long.parseLong(program.ask("cpu"));
      long start = System.nanoTime();
      Thread.sleep(effort.turn().toMillis());
      double seconds = (System.nanoTime() - start) / 1e9;
      long cpu = Long.parseLong(program.ask("cpu")) - cpuBefore;
      RedisUsage used = RedisUsage.of(url).since(before);
      long held = Long.parseLong(program.ask("count"));
      if (held != locks) {
        throw new IllegalStateException(
            "%s holds %d of %d locks at the end".formatted(contestant.label(), held, locks));
      }
      return HoldingResult.of(used, cpu, seconds, heap);
    }
  }

  private static String markdown(Map<HoldingContestant, List<HoldingResult>> results) {
    StringBuilder out =
        new StringBuilder(
            """
            | | requests/s | commands/s | client CPU ms/s | server CPU ms/s | heap bytes per lock |
            |---|--:|--:|--:|--:|--:|
            """);
    results.forEach(
        (contestant, rounds) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.0f | %.1f | %.1f | %.0f |%n",
                    contestant.label(),
                    median(rounds, HoldingResult::requests),
                    median(rounds, HoldingResult::commands),
                    median(rounds, HoldingResult::clientCpu),
                    median(rounds, HoldingResult::serverCpu),
                    median(rounds, HoldingResult::heap))));
    return out.toString();
  }

  private static double median(List<HoldingResult> rounds, ToDoubleFunction<HoldingResult> of) {
    return Median.of(rounds.stream().map(of::applyAsDouble).toList());
  }
}
