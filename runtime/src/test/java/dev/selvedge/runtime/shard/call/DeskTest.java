package dev.selvedge.runtime.shard.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.shard.KeyHash;
import dev.selvedge.runtime.shard.call.CallReply.Broken;
import dev.selvedge.runtime.shard.call.CallReply.Ok;
import dev.selvedge.runtime.shard.call.CallReply.Refused;
import dev.selvedge.runtime.shard.call.CallReply.Thrown;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.ShardCodec;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A desk that runs one call at a time, each on the thread that brings it. */
class DeskTest {
  private static final int MESSAGE_BYTES = 1 << 16;

  private final SimClock clock = new SimClock();
  private final SimRing ring = new SimRing("b");
  private final Codec codec = new Codec();
  private final Desk desk;
  private Function<String, @Nullable Object> body = key -> key;

  /** Fails as a class does that cannot be loaded, or a heap that is too small. */
  private static final class Codec implements ShardCodec.CallCodec {
    private final TextCodec.Call text = new TextCodec.Call();
    @Nullable Error whenRead;
    @Nullable Error whenWritten;

    private static void fail(@Nullable Error error) {
      if (error != null) {
        throw error;
      }
    }

    @Override
    public byte[] writeArguments(@Nullable Object[] arguments) {
      return text.writeArguments(arguments);
    }

    @Override
    public @Nullable Object[] readArguments(byte[] bytes) {
      fail(whenRead);
      return text.readArguments(bytes);
    }

    @Override
    public byte[] writeResult(@Nullable Object result) {
      fail(whenWritten);
      return text.writeResult(result);
    }

    @Override
    public @Nullable Object readResult(byte[] bytes) {
      return text.readResult(bytes);
    }
  }

  DeskTest() throws ReflectiveOperationException {
    CallEnvironment environment =
        new CallEnvironment(
            "b",
            clock,
            () -> new SplittableRandom(1),
            Runnable::run,
            Runnable::run,
            new Listeners());
    CallLimits limits = new CallLimits(1, 1, 1, 1, MESSAGE_BYTES, true);
    ring.learn(List.of(new Member("b", "b")));
    desk = new Desk(environment, limits, name -> ring, Contexts.NONE);
    desk.offer(List.of(target(1, false), target(2, true)));
  }

  private Target target(long id, boolean stage) throws ReflectiveOperationException {
    CallMethod method =
        new CallMethod(
            id,
            "com.acme.Sim#once(String)",
            SimRing.NAME,
            false,
            stage,
            "text",
            codec,
            KnownFailures.of(new Class<?>[0]));
    return new Target(
        method,
        MethodHandles.lookup()
            .bind(this, "serve", MethodType.methodType(Object.class, Object[].class)),
        null);
  }

  @SuppressWarnings("unused") // called by its handle
  private @Nullable Object serve(@Nullable Object[] arguments) {
    return body.apply(String.valueOf(arguments[0]));
  }

  private CallReply reply(long method) throws MalformedMessageException {
    byte[] request =
        new CallRequest(
                new CallId(1, 2),
                method,
                KeyHash.of("k"),
                0,
                1,
                ring.config(),
                Duration.ofSeconds(10).toNanos(),
                1,
                SimRing.NAME,
                "a",
                "text",
                Map.of(),
                "k".getBytes(StandardCharsets.UTF_8))
            .encoded();
    Incoming incoming = new Incoming(request);
    desk.handle(incoming);
    byte[] answer = java.util.Objects.requireNonNull(incoming.answer, "no answer");
    assertThat(answer.length).isLessThanOrEqualTo(MESSAGE_BYTES);
    return Answer.decode(answer).reply();
  }

  private CallReply reply() throws MalformedMessageException {
    return reply(1);
  }

  private static final class Incoming implements IncomingCall {
    private final byte[] request;
    byte @Nullable [] answer;

    Incoming(byte[] request) {
      this.request = request;
    }

    @Override
    public byte[] request() {
      return request;
    }

    @Override
    public String peer() {
      return "a";
    }

    @Override
    public void reply(byte[] reply) {
      answer = reply;
    }

    @Override
    public void onCancelled(Runnable action) {}
  }

  private void assertServes() throws MalformedMessageException {
    assertThat(reply()).isInstanceOf(Ok.class);
  }

  @Test
  void argumentsWhoseClassIsBrokenAreRefusedAndTheNextCallIsServed() throws Exception {
    codec.whenRead = new NoClassDefFoundError("com/acme/Order");

    assertThat(reply())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.BAD_REQUEST);
              assertThat(refused.reason()).contains("com/acme/Order");
            });
    codec.whenRead = null;
    assertServes();
  }

  @Test
  void aResultForWhichThereIsNoMemoryIsSaidToHaveRunAndTheNextCallIsServed() throws Exception {
    codec.whenWritten = new OutOfMemoryError("Required array size too large");

    assertThat(reply()).isInstanceOf(Broken.class);
    codec.whenWritten = null;
    assertServes();
  }

  @Test
  void theSameForTheResultOfAStage() throws Exception {
    codec.whenWritten = new OutOfMemoryError("Required array size too large");
    body = java.util.concurrent.CompletableFuture::completedFuture;

    assertThat(reply(2)).isInstanceOf(Broken.class);
    codec.whenWritten = null;
    assertThat(reply(2)).isInstanceOf(Ok.class);
  }

  /** Its own code fails when it is asked for anything. */
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no stack");
    }
  }

  @Test
  void anExceptionThatCannotTellItsStackIsStillAnAnswer() throws Exception {
    body =
        key -> {
          throw new Hostile();
        };

    assertThat(reply()).isInstanceOf(Thrown.class);
    body = key -> key;
    assertServes();
  }

  @Test
  void aFailureThatIsTooLongForAMessageGoesWithoutItsStack() throws Exception {
    body =
        key -> {
          IllegalStateException failure = new IllegalStateException("x".repeat(20_000));
          StackTraceElement[] frames = new StackTraceElement[40];
          java.util.Arrays.fill(
              frames, new StackTraceElement("C".repeat(2_000), "method", "File.java", 1));
          failure.setStackTrace(frames);
          throw failure;
        };

    assertThat(reply())
        .isInstanceOfSatisfying(
            Thrown.class,
            thrown -> {
              assertThat(thrown.failure().message()).startsWith("xxx");
              assertThat(thrown.failure().stack()).isEmpty();
            });
  }

  @Test
  void anErrorOfTheMethodIsItsOutcome() throws Exception {
    body =
        key -> {
          throw new AssertionError("of the application");
        };

    assertThat(reply())
        .isInstanceOfSatisfying(
            Thrown.class, thrown -> assertThat(thrown.failure().retryable()).isFalse());
    body = key -> key;
    assertServes();
  }
}
