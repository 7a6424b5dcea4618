package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.event.CallForwarded.Outcome;
import dev.selvedge.runtime.event.RetryAttemptFailed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeTallyTest {

  private final NodeTally tally = new NodeTally(2);

  @Test
  void callsThatMayHaveRunElsewhereWereSent() {
    forwarded(1, Outcome.RETURNED);
    forwarded(1, Outcome.THREW);
    forwarded(1, Outcome.UNKNOWN);
    forwarded(1, Outcome.UNAVAILABLE);
    forwarded(1, Outcome.STALE);
    forwarded(1, Outcome.RAN_HERE);

    assertThat(tally.result().of(NodeCount.SENT)).isEqualTo(3);
    assertThat(tally.result().of(NodeCount.REROUTED)).isZero();
  }

  @Test
  void aCallThatWasSentTwiceTookADetour() {
    forwarded(2, Outcome.RETURNED);

    assertThat(tally.result().of(NodeCount.SENT)).isEqualTo(1);
    assertThat(tally.result().of(NodeCount.REROUTED)).isEqualTo(1);
  }

  @Test
  void anAttemptThatIsFollowedByAnotherWasRefused() {
    tally.attemptFailed(new RetryAttemptFailed("m", 1, null, Duration.ZERO));

    assertThat(tally.result().of(NodeCount.REFUSED)).isEqualTo(1);
  }

  @Test
  void buyersAreOfOneNode() {
    assertThat(tally.isOwn(tally.buyer(3))).isTrue();
    assertThat(tally.isOwn(new NodeTally(22).buyer(3))).isFalse();
  }

  private void forwarded(int attempts, Outcome outcome) {
    tally.callForwarded(
        new CallForwarded("m", BoxOffice.RING, "node-1", attempts, outcome, Duration.ZERO));
  }
}
