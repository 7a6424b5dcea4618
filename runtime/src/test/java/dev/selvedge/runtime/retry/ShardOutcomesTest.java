package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.selvedge.runtime.shard.CallDepthException;
import dev.selvedge.runtime.shard.InvalidShardKeyException;
import dev.selvedge.runtime.shard.RemoteInvocationException;
import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.StaleViewException;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What retrying makes of calls that another node was to run. */
class ShardOutcomesTest {
  private final Retries retries = new Retries();
  private int attempts;

  private int attemptsAt(Exception failure, UnaryOperator<RetryPlan.Builder> attributes) {
    Woven<String> woven = new Woven<>(retries.plan(attributes));
    Throwable thrown =
        catchThrowable(
            () ->
                woven.call(
                    () -> {
                      attempts++;
                      throw failure;
                    }));
    assertThat(thrown).isSameAs(failure);
    return attempts;
  }

  @Test
  void aCallThatDidNotRunIsRetried() {
    assertThat(attemptsAt(new ShardUnavailableException("down"), plan -> plan)).isEqualTo(3);
  }

  @Test
  void aCallThatNobodyTookIsRetried() {
    assertThat(attemptsAt(new StaleViewException("whose?"), plan -> plan)).isEqualTo(3);
  }

  @Test
  void aCallThatMayHaveRunIsNot() {
    assertThat(attemptsAt(new UnknownOutcomeException("lost"), plan -> plan)).isEqualTo(1);
  }

  @Test
  void unlessItsMethodIsIdempotent() {
    assertThat(attemptsAt(new UnknownOutcomeException("lost"), RetryPlan.Builder::idempotent))
        .isEqualTo(3);
  }

  @Test
  void orItIsNamed() {
    assertThat(
            attemptsAt(
                new UnknownOutcomeException("lost"),
                plan -> plan.on(UnknownOutcomeException.class.getName())))
        .isEqualTo(3);
  }

  @Test
  void anInterruptionEndsItEvenThen() {
    assertThat(
            attemptsAt(
                new UnknownOutcomeException("lost", new InterruptedException()),
                RetryPlan.Builder::idempotent))
        .isEqualTo(1);
  }

  @Test
  void aKeyThatCannotBeOneIsNeverRetried() {
    assertThat(attemptsAt(new InvalidShardKeyException("null"), RetryPlan.Builder::idempotent))
        .isEqualTo(1);
  }

  @Test
  void callsWithoutEndAreNeverRetried() {
    assertThat(attemptsAt(new CallDepthException("deep"), plan -> plan)).isEqualTo(1);
  }

  @Test
  void whatTheMethodThrewElsewhereIsRetriedAsItWouldBeThere() {
    assertThat(
            attemptsAt(
                new RemoteInvocationException("odd", "com.acme.Odd", "b", "", true), plan -> plan))
        .isEqualTo(3);
  }

  @Test
  void andNotRetriedIfItWouldNotBe() {
    assertThat(
            attemptsAt(
                new RemoteInvocationException("lost", "Unknown", "b", "", false), plan -> plan))
        .isEqualTo(1);
  }
}
