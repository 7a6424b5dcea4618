package dev.selvedge.benchmarks.lock;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.summingLong;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a Redis has done since it started, by its own accounts.
 *
 * @param requests commands that only clients send: scripts, subscriptions, {@code WAIT} and the
 *     like
 * @param commands all that it executed, those that scripts call included
 * @param cpuMillis CPU time, user and kernel
 */
record RedisUsage(long requests, long commands, double cpuMillis) {

  private static final Pattern CALLS = Pattern.compile("cmdstat_([^:]+):calls=(\\d+)");
  private static final Pattern CPU = Pattern.compile("(?m)^used_cpu_(?:sys|user):([\\d.]+)");
  private static final Pattern ONLY_CLIENTS =
      Pattern.compile("eval.*|fcall.*|script.*|.*subscribe|wait|multi|exec|ping|hello|client.*");

  /** Reads the accounts, over a connection of its own. */
  static RedisUsage of(String url) {
    RedisClient client = RedisClient.create(url);
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      return parse(connection.sync().info("commandstats"), connection.sync().info("cpu"));
    } finally {
      client.shutdown();
    }
  }

  static RedisUsage parse(String commandStats, String cpu) {
    Map<Boolean, Long> calls =
        CALLS
            .matcher(commandStats)
            .results()
            .filter(stat -> !stat.group(1).equals("info"))
            .collect(
                partitioningBy(
                    stat -> ONLY_CLIENTS.matcher(stat.group(1)).matches(),
                    summingLong(stat -> Long.parseLong(stat.group(2)))));
    double seconds =
        CPU.matcher(cpu)
            .results()
            .map((MatchResult used) -> used.group(1))
            .mapToDouble(Double::parseDouble)
            .sum();
    long requests = calls.getOrDefault(true, 0L);
    return new RedisUsage(requests, requests + calls.getOrDefault(false, 0L), seconds * 1000);
  }

  RedisUsage since(RedisUsage earlier) {
    return new RedisUsage(
        requests - earlier.requests, commands - earlier.commands, cpuMillis - earlier.cpuMillis);
  }
}
