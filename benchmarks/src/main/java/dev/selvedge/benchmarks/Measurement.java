package dev.selvedge.benchmarks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One benchmark of a JMH result.
 *
 * @param group simple name of the benchmark class, and its parameters if it has any
 * @param name name of the benchmark method
 * @param unit of the times, such as {@code ns/op}
 * @param rounds mean of each round (fork), in the order they ran
 * @param bytes allocated per operation, if {@code -prof gc} was on
 */
public record Measurement(
    String group, String name, String unit, List<Double> rounds, OptionalDouble bytes) {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Everything in a file written with {@code -rf json}, in its order. */
  static List<Measurement> readAll(Reader json) throws IOException {
    List<Measurement> all = new ArrayList<>();
    for (JsonElement element : JsonParser.parseReader(json).getAsJsonArray()) {
      all.add(of(element.getAsJsonObject()));
    }
    return all;
  }

  private static Measurement of(JsonObject result) {
    List<String> path = List.of(result.get("benchmark").getAsString().split("\\.", -1));
    JsonObject primary = result.getAsJsonObject("primaryMetric");
    List<Double> rounds = new ArrayList<>();
    for (JsonElement fork : primary.getAsJsonArray("rawData")) {
      rounds.add(mean(fork.getAsJsonArray()));
    }
    return new Measurement(
        path.get(path.size() - 2) + parameters(result),
        path.get(path.size() - 1),
        primary.get("scoreUnit").getAsString(),
        List.copyOf(rounds),
        allocated(result.getAsJsonObject("secondaryMetrics")));
  }

  private static String parameters(JsonObject result) {
    JsonObject params = result.getAsJsonObject("params");
    return params == null
        ? ""
        : params.entrySet().stream()
            .map(param -> ", " + param.getKey() + " = " + param.getValue().getAsString())
            .collect(Collectors.joining());
  }

  private static double mean(JsonArray iterations) {
    return StreamSupport.stream(iterations.spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .average()
        .orElseThrow();
  }

  private static OptionalDouble allocated(JsonObject secondary) {
    return secondary.entrySet().stream()
        .filter(metric -> metric.getKey().endsWith(ALLOCATED))
        .map(Map.Entry::getValue)
        .mapToDouble(metric -> metric.getAsJsonObject().get("score").getAsDouble())
        .findFirst();
  }

  public double medianTime() {
    return Median.of(rounds);
  }

  double bestTime() {
    return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  /**
   * This time over the other's: the median over the rounds that ran side by side.
   *
   * @throws IllegalArgumentException if the two do not have the same number of rounds
   */
  double ratioTo(Measurement other) {
    if (rounds.size() != other.rounds.size()) {
      throw new IllegalArgumentException(
          "%s has %d rounds and %s has %d: they were not measured in one run"
              .formatted(name, rounds.size(), other.name, other.rounds.size()));
    }
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      ratios.add(rounds.get(round) / other.rounds.get(round));
    }
    return Median.of(ratios);
  }
}
