package dev.selvedge.agent.weave;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the processor left for a class.
 *
 * @param isThere whether there is such a class at all
 * @param retryPlans names of the fields that hold plans of {@code @Retry}
 * @param lockPlans names of the fields that hold plans of {@code @DistributedLock}
 * @param shardPlans names of the fields that hold plans of {@code @ShardBy}
 * @param makers descriptors of its static methods, among them those that make keys, by name
 * @param reach the constants that say what to pass to those, by name
 */
record Companion(
    boolean isThere,
    Set<String> retryPlans,
    Set<String> lockPlans,
    Set<String> shardPlans,
    Map<String, List<String>> makers,
    Map<String, String> reach) {
  static final Companion NONE =
      new Companion(false, Set.of(), Set.of(), Set.of(), Map.of(), Map.of());
}
