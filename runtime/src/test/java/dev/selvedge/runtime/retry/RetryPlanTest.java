package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Jitter;
import dev.selvedge.runtime.internal.LogCapture;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
  private static final String METHOD = "selvedge.retry." + Retries.OWNER + "#fetch.";

  private final Retries retries = new Retries();

  @Test
  void theDefaultsAreThoseOfTheAnnotation() {
    RetryPolicy policy =
        RetryPlan.of(RetryPlanTest.class, "com.acme.Billing", "fetch(long)").build().policy();

    assertThat(policy.maxAttempts()).isEqualTo(3);
    assertThat(policy.backoff())
        .isEqualTo(new Backoff(100_000_000, 2, 10_000_000_000L, Jitter.FULL));
    assertThat(policy.maxDurationNanos()).isZero();
    assertThat(policy.dampensNested()).isTrue();
    assertThat(policy.budget()).isNotNull();
  }

  @Test
  void withoutMaxDelayALongDelayIsItsOwnCap() {
    assertThat(retries.plan(p -> p.delay("1m")).policy().backoff().cap())
        .isEqualTo(Duration.ofMinutes(1).toNanos());
  }

  @Test
  void aSettingChangesTheNextCall() {
    RetryPlan plan = retries.plan();
    Retries.fails(() -> Retries.call(plan, Body.of(new IOException())));
    retries.settings.set(METHOD + "maxAttempts", "5");
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> Retries.call(plan, body));

    assertThat(body.calls()).isEqualTo(5);
  }

  @Test
  void aSettingDoesNotChangeACallThatRuns() {
    RetryPlan plan = retries.plan();
    Body<String> body = Body.of(new IOException());

    Retries.fails(
        () ->
            Retries.call(
                plan,
                () -> {
                  if (body.calls() == 1) {
                    retries.settings.set(METHOD + "maxAttempts", "50");
                  }
                  return body.call();
                }));

    assertThat(body.calls()).isEqualTo(3);
  }

  @Test
  void retryingCanBeSwitchedOffByASetting() {
    retries.settings.set("selvedge.retry.maxAttempts", "1");
    Body<String> body = Body.of(new IOException());

    Retries.fails(() -> Retries.call(retries.plan(), body));

    assertThat(body.calls()).isEqualTo(1);
  }

  @Test
  void anyAttributeCanBeASetting() {
    retries.settings.set(METHOD + "delay", "7ms");
    retries.settings.set(METHOD + "multiplier", "3");
    retries.settings.set(METHOD + "maxDelay", "1s");
    retries.settings.set(METHOD + "jitter", "equal");
    retries.settings.set(METHOD + "maxDuration", "9s");
    retries.settings.set(METHOD + "on", "java.io.IOException, java.lang.IllegalStateException");
    retries.settings.set(METHOD + "abortOn", "java.io.FileNotFoundException");
    retries.settings.set(METHOD + "budget", "unlimited");
    retries.settings.set(METHOD + "nested", "MULTIPLY");

    RetryPolicy policy = retries.plan().policy();

    assertThat(policy.backoff()).isEqualTo(new Backoff(7_000_000, 3, 1_000_000_000, Jitter.EQUAL));
    assertThat(policy.maxDurationNanos()).isEqualTo(9_000_000_000L);
    assertThat(policy.classifier().objection(new IllegalStateException())).isNull();
    assertThat(policy.classifier().objection(new FileNotFoundException()))
        .isEqualTo(RetryStopped.Reason.ABORTED);
    assertThat(policy.classifier().objection(new IllegalArgumentException()))
        .isEqualTo(RetryStopped.Reason.UNMATCHED);
    assertThat(policy.budget()).isNull();
    assertThat(policy.dampensNested()).isFalse();
  }

  @Test
  void aClassThatIsNotThereHarmsNobody() throws Exception {
    RetryPlan plan =
        retries.plan(
            p ->
                p.on("com.optional.Missing", "java.lang.String", "java.io.IOException")
                    .abortOn("com.optional.Missing"));

    assertThat(Retries.call(plan, Body.of(new IOException(), "ok"))).isEqualTo("ok");
  }

  @Test
  void aClassLoaderThatRefusesHarmsNobody() {
    ClassLoader closed =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new IllegalStateException("this web application has been stopped");
          }
        };

    RetryPolicy policy = RetryPolicy.resolve(RetryAttributes.DEFAULTS, null, closed, 0);
    RetryPolicy missing =
        RetryPolicy.resolve(
            RetryAttribute.ON.put(RetryAttributes.DEFAULTS, "com.acme.Gone"), null, closed, 0);

    assertThat(policy.classifier().objection(new IOException())).isNull();
    assertThat(missing.classifier().objection(new IOException()))
        .isEqualTo(RetryStopped.Reason.UNMATCHED);
  }

  @Test
  void aDurationThatCannotBeReadFallsBackAloneAndTheRestStaysInForce() {
    RetryPlan plan =
        retries.plan(
            p ->
                p.delay("soon")
                    .maxDuration("ages")
                    .maxAttempts(7)
                    .maxDelay("2s")
                    .abortOn("java.io.IOException"));
    RetryPolicy policy;
    try (LogCapture log = LogCapture.of(RetryPlan.class)) {
      policy = plan.policy();
      assertThat(log.messages()).hasSize(2);
    }

    assertThat(policy.backoff().delay()).isEqualTo(100_000_000);
    assertThat(policy.backoff().cap()).isEqualTo(2_000_000_000);
    assertThat(policy.maxDurationNanos()).isZero();
    assertThat(policy.maxAttempts()).isEqualTo(7);
    assertThat(policy.classifier().objection(new IOException()))
        .isEqualTo(RetryStopped.Reason.ABORTED);
  }

  @Test
  void theAnnotationsTextsMakeAPlanOfTheirOwn() {
    RetryPolicy policy =
        RetryPlan.fromText(
                RetryPlanTest.class,
                "fetch(long)",
                "maxAttempts=4",
                "delay=never",
                "jitter=NONE",
                "unknown=1")
            .policy();

    assertThat(policy.maxAttempts()).isEqualTo(4);
    assertThat(policy.backoff().delay()).isEqualTo(100_000_000);
    assertThat(policy.backoff().jitter()).isEqualTo(Jitter.NONE);
  }
}
