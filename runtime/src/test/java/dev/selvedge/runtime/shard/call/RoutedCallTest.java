package dev.selvedge.runtime.shard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Affinity;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.CallDepth;
import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.shard.ShardUnavailableException;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import dev.selvedge.runtime.shard.call.CallReply.NotOwner;
import dev.selvedge.runtime.shard.call.CallReply.Ok;
import dev.selvedge.runtime.shard.call.CallReply.Refused;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One call over a transport that answers as the test says, in virtual time. */
class RoutedCallTest {
  private static final long TIMEOUT = Duration.ofSeconds(2).toNanos();
  private static final byte[] RESULT = "result".getBytes(StandardCharsets.UTF_8);

  private final SimClock clock = new SimClock();
  private final SimRing ring = new SimRing("a");
  private final Wires wires = new Wires();
  private final SplittableRandom random = new SplittableRandom(1);
  private final AtomicInteger draws = new AtomicInteger();
  private int failingDraw;

  /** Keeps what was sent. */
  private static final class Wires implements Transport {
    final List<Sending> sent = new ArrayList<>();

    /** Cancelled requests are then told to be unsent, before that call returns. */
    boolean isConnecting;

    @Override
    public String address() {
      return "a";
    }

    @Override
    public Sent send(String address, byte[] request, Duration timeout, Reply reply) {
      Sending sending = new Sending(address, request, reply);
      sent.add(sending);
      return () -> {
        sending.cancelled = true;
        if (isConnecting) {
          reply.notSent(new IOException("cancelled before it was sent"));
        }
      };
    }

    @Override
    public void close() {}
  }

  private static final class Sending {
    final String address;
    private final byte[] request;
    final Transport.Reply reply;
    boolean cancelled;

    Sending(String address, byte[] request, Transport.Reply reply) {
      this.address = address;
      this.request = request;
      this.reply = reply;
    }

    CallRequest request() {
      try {
        return CallRequest.decode(request);
      } catch (MalformedMessageException e) {
        throw new AssertionError(e);
      }
    }

    void answer(CallReply answer) {
      reply.arrived(new Answer(request().id(), "b", answer).encoded());
    }
  }

  private RandomGenerator random() {
    if (draws.incrementAndGet() == failingDraw) {
      throw new OutOfMemoryError("as told");
    }
    return random;
  }

  private Router router(int perPeer) {
    CallEnvironment environment =
        new CallEnvironment(
            "a", clock, this::random, Runnable::run, Runnable::run, new Listeners());
    CallLimits d = CallLimits.DEFAULT;
    CallLimits limits =
        new CallLimits(perPeer, d.running(), d.queued(), d.nested(), d.messageBytes(), d.stacks());
    ring.learn(List.of(new Member("b", "b")));
    return new Router(environment, limits, () -> wires, Contexts.NONE);
  }

  private RoutedStage call(Router router, boolean idempotent) {
    CallMethod method =
        new CallMethod(
            1,
            "com.acme.Sim#once(String)",
            SimRing.NAME,
            idempotent,
            true,
            "text",
            new TextCodec.Call(),
            KnownFailures.of(new Class<?>[0]));
    return router.stage(
        method,
        ring,
        7,
        new Object[] {"k"},
        new Router.Terms(Affinity.OWNER, TIMEOUT),
        () -> {
          throw new AssertionError("it ran here");
        });
  }

  private void pass(long nanos) {
    clock.runUntil(clock.nanoTime() + nanos);
  }

  private static @Nullable Throwable failure(CompletableFuture<?> stage) {
    assertThat(stage).isDone();
    return stage
        .handle((result, thrown) -> thrown == null ? null : Failures.unwrapped(thrown))
        .getNow(null);
  }

  @Test
  void aRefusalAfterALostReplyDoesNotMeanThatNothingHasRun() {
    RoutedStage stage = call(router(8), true);
    wires.sent.get(0).reply.lost(new IOException("connection reset"));
    pass(Duration.ofSeconds(1).toNanos());

    wires.sent.get(1).answer(new Refused(Refusal.UNKNOWN_METHOD, 0, "of an older version"));

    assertThat(failure(stage))
        .isInstanceOf(UnknownOutcomeException.class)
        .hasMessageContaining("connection reset")
        .hasMessageContaining("of an older version")
        .hasMessageNotContaining("did not run");
  }

  @Test
  void timeThatIsUpWhileTheRequestWaitsForAConnectionMeansThatNothingHasRun() {
    RoutedStage stage = call(router(8), false);
    wires.isConnecting = true;

    pass(TIMEOUT);

    assertThat(wires.sent).hasSize(1);
    assertThat(failure(stage))
        .isInstanceOf(ShardUnavailableException.class)
        .hasMessageContaining("had no time left and did not run")
        .hasMessageContaining("'b' at b");
  }

  @Test
  void timeThatIsUpAfterTheRequestHasLeftIsAnUnknownOutcome() {
    RoutedStage stage = call(router(8), false);

    pass(TIMEOUT);

    assertThat(wires.sent.get(0).cancelled).isTrue();
    assertThat(failure(stage)).isInstanceOf(UnknownOutcomeException.class);
  }

  @Test
  void aNodeThatWasDroppedIsNotAskedThoughAnotherStillNamesIt() {
    Router router = router(8);
    Member b = new Member("b", "b");
    ring.learn(List.of(b, new Member("c", "c")));
    ring.learn(List.of(b));
    RoutedStage stage = call(router, false);

    wires.sent.get(0).answer(new NotOwner(1, 1, "c", "c"));
    pass(Pauses.FIRST * 2);
    wires.sent.get(1).answer(new Ok(RESULT));

    assertThat(wires.sent).extracting(sending -> sending.address).containsExactly("b", "b");
    assertThat(stage).isCompletedWithValue("result");
  }

  @Test
  void aNodeThatIsNotKnownHereYetIsAskedWhereAnotherNamesIt() {
    RoutedStage stage = call(router(8), false);

    wires.sent.get(0).answer(new NotOwner(1, 1, "c", "c"));
    pass(Pauses.HINT * 2);
    wires.sent.get(1).answer(new Ok(RESULT));

    assertThat(wires.sent).extracting(sending -> sending.address).containsExactly("b", "c");
    assertThat(stage).isCompletedWithValue("result");
  }

  @Test
  void aReplyThatComesWhenTheTimeIsUpStillCounts() {
    RoutedStage stage = call(router(8), false);
    clock.schedule(() -> wires.sent.get(0).answer(new Ok(RESULT)), TIMEOUT - 1);

    pass(TIMEOUT);

    assertThat(stage).isCompletedWithValue("result");
  }

  @Test
  void whoeverEndsTheStageEndsTheCall() {
    RoutedStage stage = call(router(8), false);

    stage.completeExceptionally(new java.util.concurrent.TimeoutException("by orTimeout"));

    assertThat(wires.sent.get(0).cancelled).isTrue();
  }

  @Test
  void aCallThatFailsWithinSelvedgeTakesNoPlaceForEver() {
    Router router = router(1);
    failingDraw = 2; // the first is for the pause of a peer, the second for the id of the call
    assertThat(failure(call(router, false))).hasMessageContaining("Selvedge itself failed");

    RoutedStage next = call(router, false);
    assertThat(wires.sent).hasSize(1);
    wires.sent.get(0).answer(new Ok(RESULT));

    assertThat(next).isCompletedWithValue("result");
  }

  @Test
  void whatFollowsAStageIsAsDeepAsWhatCameBeforeIt() {
    Router router = router(8);
    List<Integer> depths = new ArrayList<>();
    CallDepth.set(3);
    try {
      call(router, false).thenAccept(result -> depths.add(CallDepth.current()));
    } finally {
      CallDepth.set(0);
    }

    wires.sent.get(0).answer(new Ok(RESULT)); // on a thread that is not in any call

    assertThat(depths).containsExactly(3);
    assertThat(CallDepth.current()).isZero();
  }
}
