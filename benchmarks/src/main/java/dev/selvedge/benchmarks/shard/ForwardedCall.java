package dev.selvedge.benchmarks.shard;

import dev.selvedge.benchmarks.Median;
import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.process.ForkedProgram;
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
 * Calls to another process over loopback, with a small record there and another one back, by one
 * caller and by many. The contestants take turns; each has an owner in a JVM of its own, which
 * stays for all of its turns.
 *
 * <p>Arguments: the number of rounds, 5 unless given; or {@code --quick}.
 */
public final class ForwardedCall {

  static final Effort EFFORT = new Effort(5, Duration.ofSeconds(5), Duration.ofSeconds(10));

  private static final List<Integer> CALLERS = List.of(1, 64);

  private ForwardedCall() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Effort.main("forwarded calls", args, EFFORT, ForwardedCall::run);
  }

  static String run(Path folder, Effort effort) throws Exception {
    StringBuilder out = new StringBuilder();
    for (int callers : CALLERS) {
      out.append(String.format("### Forwarded call, %d callers%n%n", callers));
      out.append(markdown(measured(folder, effort, callers))).append(System.lineSeparator());
    }
    return out.toString();
  }

  private static Map<CallContestant, List<CallResult>> measured(
      Path folder, Effort effort, int callers) throws Exception {
    Map<CallContestant, List<CallResult>> results = new EnumMap<>(CallContestant.class);
    Map<CallContestant, CallSubject> subjects = new EnumMap<>(CallContestant.class);
    List<AutoCloseable> opened = new ArrayList<>();
    CallContestant[] contestants = CallContestant.values();
    try {
      for (CallContestant contestant : contestants) {
        ForkedProgram owner =
            ForkedProgram.woven(
                OwnerProcess.class,
                List.of(contestant.name(), contestant.address()),
                folder.resolve("owner-errors-" + contestant));
        opened.add(owner);
        CallSubject subject = contestant.connect(owner.answer());
        opened.add(subject);
        subjects.put(contestant, subject);
        results.put(contestant, new ArrayList<>());
        CallTurn.run(subject, callers, effort.warmUp());
      }
      for (int round = 0; round < effort.rounds(); round++) {
        for (int place = 0; place < contestants.length; place++) {
          CallContestant contestant = contestants[(round + place) % contestants.length];
          CallSubject subject = subjects.get(contestant);
          List<CallResult> turns = results.get(contestant);
          if (subject != null && turns != null) {
            turns.add(CallTurn.run(subject, callers, effort.turn()));
          }
        }
        System.err.printf("%d callers, round %d of %d%n", callers, round + 1, effort.rounds());
      }
    } finally {
      for (int last = opened.size() - 1; last >= 0; last--) {
        opened.get(last).close();
      }
    }
    return results;
  }

  private static String markdown(Map<CallContestant, List<CallResult>> results) {
    StringBuilder out =
        new StringBuilder(
            """
            | | calls/s | this ÷ by hand | p50 µs | this ÷ by hand | p99 µs | this ÷ by hand |
            |---|--:|--:|--:|--:|--:|--:|
            """);
    List<CallResult> base = results.getOrDefault(CallContestant.HAND_WRITTEN, List.of());
    results.forEach(
        (contestant, rounds) ->
            out.append("| " + contestant.label())
                .append(withRatio(rounds, base, CallResult::rate))
                .append(withRatio(rounds, base, CallResult::p50))
                .append(withRatio(rounds, base, CallResult::p99))
                .append(String.format(" |%n")));
    return out.toString();
  }

  /** The median, and that of the ratios within each round. */
  private static String withRatio(
      List<CallResult> rounds, List<CallResult> base, ToDoubleFunction<CallResult> of) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      ratios.add(of.applyAsDouble(rounds.get(round)) / of.applyAsDouble(base.get(round)));
    }
    double median = Median.of(rounds.stream().map(of::applyAsDouble).toList());
    return String.format(Locale.ROOT, " | %.0f | %.3f", median, Median.of(ratios));
  }
}
