package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.TimeSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What calls take from their surroundings, so that tests can supply their own.
 *
 * @param node the id of this node
 * @param random asked on the thread that draws
 * @param serving where methods run for other nodes; starts whatever it is given at once
 * @param following where stages of this node's callers complete
 */
public record CallEnvironment(
    String node,
    TimeSource time,
    Supplier<? extends RandomGenerator> random,
    Executor serving,
    Executor following,
    Listeners listeners) {

  /**
   * A wait of about that long: from one half to the whole, so that callers do not march in step.
   */
  long jittered(long nanos) {
    return nanos / 2 + (long) (random.get().nextDouble() * (nanos / 2));
  }
}
