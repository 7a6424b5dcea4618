package dev.selvedge.runtime.shard.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.shard.StaleViewException;
import dev.selvedge.runtime.shard.placement.Member;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Routing under partitions, delays, flaps, crashes and diverging views, in virtual time. */
class SimulatorTest {
  private static final int SCHEDULES = Integer.getInteger("sim.schedules", 10_000);
  private static final long SEED = Long.getLong("sim.seed", 1);

  @Test
  void whateverHappensCallsEndInTimeAndTellTheTruth() {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (long seed = SEED; seed < SEED + SCHEDULES; seed++) {
      Simulation simulation = lived(seed, false, false);
      for (Simulation.Call call : simulation.calls) {
        String outcome =
            call.failure == null ? "returned" : call.failure.getClass().getSimpleName();
        outcomes.merge(outcome + (call.requests > 1 ? " after several" : ""), 1, Integer::sum);
      }
    }
    assertThat(outcomes.keySet()) // or the schedules would prove little
        .contains(
            "returned",
            "returned after several",
            "IllegalStateException",
            "ShardUnavailableException",
            "StaleViewException after several",
            "UnknownOutcomeException");
  }

  @Test
  void itFindsATransportThatTakesLostForNotSent() {
    assertThatThrownBy(
            () -> {
              for (long seed = SEED; seed < SEED + 200; seed++) {
                lived(seed, true, false);
              }
            })
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void itFindsNodesThatRunWhatTheyDoNotOwn() {
    assertThatThrownBy(
            () -> {
              for (long seed = SEED; seed < SEED + 200; seed++) {
                lived(seed, false, true);
              }
            })
        .isInstanceOf(AssertionError.class);
  }

  private static Simulation lived(long seed, boolean lies, boolean careless) {
    Simulation simulation = new Simulation(seed, 3 + (int) (seed % 3), careless);
    simulation.network.lies = lies;
    try {
      simulation.live();
      simulation.check();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("schedule -Dsim.seed=" + seed + ": " + e.getMessage(), e);
    }
    return simulation;
  }

  /** mailgun/groupcache#72: peer lists diverge, A asks B, B asks A, and the key hangs for ever. */
  @Test
  void groupcache72DivergingPeersDoNotSendACallRoundInCirclesForEver() {
    Simulation simulation = new Simulation(1, 2, false);
    Simulation.Node a = simulation.node("a");
    Simulation.Node b = simulation.node("b");
    a.ring.learn(List.of(new Member("b", "b"))); // a sees b only, and b sees a only
    b.ring.learn(List.of(new Member("a", "a")));

    Simulation.Call fromA = a.call("key", false, Affinity.OWNER);
    Simulation.Call fromB = b.call("other", false, Affinity.OWNER);
    simulation.clock.runUntil(Duration.ofSeconds(5).toNanos());

    for (Simulation.Call call : List.of(fromA, fromB)) {
      assertThat(call.failure).isInstanceOf(StaleViewException.class);
      assertThat(call.requests).isBetween(1, 3);
      assertThat(call.runs).isZero();
    }
    assertThat(a.ring.refreshes).isPositive();
  }

  @Test
  void onceTheViewsAgreeACallThatWaitsForThatGoesThrough() {
    Simulation simulation = new Simulation(1, 2, false);
    Simulation.Node a = simulation.node("a");
    Simulation.Node b = simulation.node("b");
    a.ring.learn(List.of(new Member("b", "b")));
    b.ring.learn(List.of(new Member("a", "a")));

    Simulation.Call call = a.call("key", false, Affinity.OWNER);
    call.fails = false;
    simulation.clock.schedule(
        () -> b.ring.learn(List.of(new Member("b", "b"))), Duration.ofMillis(100).toNanos());
    simulation.clock.runUntil(Duration.ofSeconds(5).toNanos());

    assertThat(call.failure).isNull();
    assertThat(call.runs).isEqualTo(1);
  }
}
