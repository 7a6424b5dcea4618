package dev.selvedge.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.event.CallServed;
import dev.selvedge.runtime.event.ViewChanged;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardMetersTest {
  private static final String METHOD = "com.acme.Billing#balance(java.lang.String)";
  private static final Duration TIME = Duration.ofMillis(3);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ShardMeters meters = new ShardMeters(registry, Tags.empty());

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aForwardedCallIsTimedByItsOutcome() {
    meters.callForwarded(
        new CallForwarded(METHOD, "default", "b", 3, CallForwarded.Outcome.UNKNOWN, TIME));

    assertThat(registry.get("selvedge.shard.forwarded").tag("outcome", "unknown").timer().count())
        .isEqualTo(1);
    assertThat(registry.get("selvedge.shard.redirected").counter().count()).isEqualTo(2);
  }

  @Test
  void aServedCallIsTimedToo() {
    meters.callServed(new CallServed(METHOD, "default", "a", CallServed.Outcome.RETURNED, TIME));

    assertThat(registry.get("selvedge.shard.served").tag("ring", "default").timer().count())
        .isEqualTo(1);
  }

  @Test
  void viewsAndWhatTheyMoveAreCounted() {
    meters.viewChanged(new ViewChanged("default", 2, 7, 3, 21_845));

    assertThat(registry.get("selvedge.shard.views").counter().count()).isEqualTo(1);
    assertThat(registry.get("selvedge.shard.slots.moved").counter().count()).isEqualTo(21_845);
  }

  @Test
  void nodesAreNoTags() {
    meters.callServed(
        new CallServed(METHOD, "default", "node-a", CallServed.Outcome.RETURNED, TIME));

    assertThat(registry.getMeters())
        .allSatisfy(meter -> assertThat(meter.getId().toString()).doesNotContain("node-a"));
  }
}
