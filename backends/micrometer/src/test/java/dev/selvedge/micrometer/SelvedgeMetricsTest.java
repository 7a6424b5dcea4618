package dev.selvedge.micrometer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.retry.RetryPlan;
import dev.selvedge.runtime.retry.WovenRetry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls are made as woven code makes them, with no delay between attempts. */
class SelvedgeMetricsTest {
  private static final String METHOD = "com.acme.Billing#fetch(long)";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SelvedgeMetrics metrics = new SelvedgeMetrics();

  @AfterEach
  void close() {
    metrics.close();
    registry.close();
  }

  @Test
  void aCallThatRecoversCountsItsFailedAttemptsAndOnceAsRecovered() {
    metrics.bindTo(registry);

    Object call = failed(null, new IOException("1"));
    WovenRetry.succeeded(requireNonNull(failed(call, new IllegalStateException("2"))));

    assertThat(failedAttempts("IOException")).isEqualTo(1);
    assertThat(failedAttempts("IllegalStateException")).isEqualTo(1);
    assertThat(calls("recovered")).isEqualTo(1);
    assertThat(registry.get("selvedge.retry.elapsed").tag("method", METHOD).timer().count())
        .isEqualTo(1);
  }

  @Test
  void aCallThatIsGivenUpOnCountsOnceUnderItsReason() {
    metrics.bindTo(registry);

    exhaust();

    assertThat(failedAttempts("IOException")).isEqualTo(2);
    assertThat(calls("exhausted")).isEqualTo(1);
    assertThat(registry.get("selvedge.retry.calls").counters()).hasSize(1);
  }

  @Test
  void aFallbackIsCountedBesideTheCallItStoodInFor() {
    metrics.bindTo(registry);
    IOException failure = new IOException();
    Object call = WovenRetry.call(null, PLAN, WovenRetry.sequence());
    boolean again = true;
    while (again) {
      again = WovenRetry.again(call, failure, null);
    }

    WovenRetry.fellBack(call, failure);

    assertThat(calls("exhausted")).isEqualTo(1);
    assertThat(registry.get("selvedge.retry.fallbacks").counter().count()).isEqualTo(1);
  }

  @Test
  void aRejectedResultCountsAsNoException() {
    metrics.bindTo(registry);

    WovenRetry.again(WovenRetry.call(null, PLAN, WovenRetry.sequence()), null, "too small");

    assertThat(failedAttempts("none")).isEqualTo(1);
  }

  @Test
  void anAnonymousExceptionCountsAsTheClassItExtends() {
    metrics.bindTo(registry);

    failed(null, new IOException() {});

    assertThat(failedAttempts("IOException")).isEqualTo(1);
  }

  @Test
  void furtherTagsAreOnEveryMeter() {
    try (SelvedgeMetrics tagged = new SelvedgeMetrics(List.of(Tag.of("app", "shop")))) {
      tagged.bindTo(registry);
      exhaust();
    }

    assertThat(registry.getMeters())
        .hasSize(3)
        .allSatisfy(meter -> assertThat(meter.getId().getTag("app")).isEqualTo("shop"));
  }

  @Test
  void nothingIsCountedAfterClosingAndWhatWasCountedStays() {
    metrics.bindTo(registry);
    exhaust();
    metrics.close();

    exhaust();

    assertThat(calls("exhausted")).isEqualTo(1);
  }

  @Test
  void aRegistryThatIsBoundTwiceCountsOnce() {
    metrics.bindTo(registry);
    metrics.bindTo(registry);

    exhaust();

    assertThat(registry.get("selvedge.retry.calls").counter().count()).isEqualTo(1);
  }

  @Test
  void severalRegistriesCountEachOnItsOwn() {
    SimpleMeterRegistry other = new SimpleMeterRegistry();
    metrics.bindTo(registry);
    metrics.bindTo(other);

    exhaust();

    assertThat(calls("exhausted")).isEqualTo(1);
    assertThat(other.get("selvedge.retry.calls").counter().count()).isEqualTo(1);
    assertThat(other.get("selvedge.retry.elapsed").timer().totalTime(TimeUnit.NANOSECONDS))
        .isNotNegative();
    other.close();
  }

  private static final RetryPlan PLAN =
      RetryPlan.of(SelvedgeMetricsTest.class, "com.acme.Billing", "fetch(long)")
          .delay("0ms")
          .build();

  private static void exhaust() {
    @Nullable Object call = null;
    do {
      call = failed(call, new IOException());
    } while (call != null);
  }

  private static @Nullable Object failed(@Nullable Object call, Throwable failure) {
    return WovenRetry.failed(call, PLAN, WovenRetry.sequence(), failure);
  }

  private double failedAttempts(String exception) {
    return registry
        .get("selvedge.retry.attempts.failed")
        .tags("method", METHOD, "exception", exception)
        .counter()
        .count();
  }

  private double calls(String outcome) {
    return registry
        .get("selvedge.retry.calls")
        .tags("method", METHOD, "outcome", outcome)
        .counter()
        .count();
  }
}
