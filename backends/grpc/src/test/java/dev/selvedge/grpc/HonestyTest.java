package dev.selvedge.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.grpc.CuttingProxy.Cut;
import dev.selvedge.runtime.spi.IncomingCall;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A request counts as not sent only if that is proven, wherever its connection breaks. */
@Timeout(60)
class HonestyTest {

  private static final byte[] REQUEST = "charge".getBytes(UTF_8);

  private final AtomicInteger handled = new AtomicInteger();

  @ParameterizedTest
  @EnumSource(names = {"AT_CONNECT", "BEFORE_SERVER_SETTINGS"})
  void aConnectionThatBreaksBeforeItIsReadyHasSentNothing(Cut cut) throws Exception {
    assertThat(cutOnFirstCall(cut).notSent()).hasMessageContaining("unavailable");
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_REQUEST_HEADERS", "AFTER_REQUEST_HEADERS"})
  void bytesThatLeftAreLostEvenIfTheyDidNotArrive(Cut cut) throws Exception {
    cutOnFirstCall(cut).lost();
    assertThat(handled).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_REPLY", "AFTER_REPLY_HEADERS", "MID_REPLY_MESSAGE", "BEFORE_STATUS"})
  void aReplyThatDoesNotArriveWholeIsLost(Cut cut) throws Exception {
    cutOnFirstCall(cut).lost();
    assertThat(handled).hasValue(1);
  }

  @Test
  void theOwnerHearsOfAConnectionThatBreaksWhileItWorks() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Node owner =
            Node.listening(
                call -> {
                  call.onCancelled(cancelled::countDown);
                  taken.countDown();
                });
        CuttingProxy proxy = new CuttingProxy(owner.address(), Cut.NEVER);
        Node caller = Node.sending()) {
      Outcome outcome = caller.send(proxy.address(), REQUEST);
      taken.await();
      proxy.close();
      outcome.lost();
      cancelled.await();
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {"BEFORE_REQUEST_HEADERS", "AFTER_REQUEST_HEADERS", "AFTER_REQUEST", "BEFORE_REPLY"})
  void aConnectionThatHasServedIsNoProofEither(Cut cut) throws Exception {
    try (Node owner = Node.listening(this::echo);
        CuttingProxy proxy = new CuttingProxy(owner.address(), Cut.NEVER);
        Node caller = Node.sending()) {
      caller.send(proxy.address(), REQUEST).reply();
      proxy.cutAt(cut);
      caller.send(proxy.address(), REQUEST).lost();
      proxy.cutAt(Cut.NEVER);
      assertThat(caller.send(proxy.address(), REQUEST).reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void aNodeThatNobodyListensAtGetsNothing() throws Exception {
    String gone;
    try (Node owner = Node.listening(Node.ECHO)) {
      gone = owner.address();
    }
    try (Node caller = Node.sending()) {
      assertThat(caller.send(gone, REQUEST).notSent()).hasMessageContaining("refused");
    }
  }

  @Test
  void anOwnerThatClosesWhileItWorksLeavesItsCallsLost() throws Exception {
    BlockingQueue<IncomingCall> taken = new LinkedBlockingQueue<>();
    try (Node caller = Node.sending()) {
      Outcome outcome;
      try (Node owner = Node.listening(taken::add)) {
        outcome = caller.send(owner.address(), REQUEST);
        assertThat(taken.poll(30, TimeUnit.SECONDS)).isNotNull();
      }
      outcome.lost();
    }
  }

  @Test
  void timeThatIsUpBeforeAConnectionIsThereHasSentNothing() throws Exception {
    try (Mute mute = new Mute();
        Node caller = Node.sending()) {
      assertThat(caller.send(mute.address(), REQUEST, Duration.ofMillis(200)).notSent())
          .hasMessageContaining("deadline exceeded");
    }
  }

  /** On the thread that cancels, which has to know what to tell its caller. */
  @Test
  void whoeverCancelsBeforeAConnectionIsThereHearsAtOnceThatNothingWasSent() throws Exception {
    try (Mute mute = new Mute();
        Node caller = Node.sending()) {
      Outcome outcome = caller.send(mute.address(), REQUEST);

      outcome.cancel();

      assertThat(outcome.isTold()).isTrue();
      outcome.notSent();
    }
  }

  @Test
  void timeThatIsUpWhileTheOwnerWorksIsLost() throws Exception {
    try (Node owner = Node.listening(this::echoOnce);
        Node caller = Node.sending()) {
      caller.send(owner.address(), REQUEST).reply();
      assertThat(caller.send(owner.address(), REQUEST, Duration.ofMillis(500)).lost())
          .hasMessageContaining("deadline exceeded");
    }
  }

  @Test
  void aRequestThatIsTooLargeIsNotSent() throws Exception {
    try (Node owner = Node.listening(this::echo);
        Node caller = Node.sending()) {
      assertThat(caller.send(owner.address(), new byte[Node.MAX_MESSAGE + 1]).notSent())
          .hasMessageContaining("1048577 bytes long")
          .hasMessageContaining("selvedge.transport.maxMessage");
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void aReplyThatIsTooLargeIsLostAndSaysWhy() throws Exception {
    try (Node owner = Node.listening(call -> call.reply(new byte[Node.MAX_MESSAGE + 1]));
        Node caller = Node.sending()) {
      assertThat(caller.send(owner.address(), REQUEST).lost())
          .hasMessageContaining("selvedge.transport.maxMessage is 1048576");
    }
  }

  private Outcome cutOnFirstCall(Cut cut) throws Exception {
    try (Node owner = Node.listening(this::echo);
        CuttingProxy proxy = new CuttingProxy(owner.address(), cut);
        Node caller = Node.sending()) {
      Outcome outcome = caller.send(proxy.address(), REQUEST);
      outcome.await();
      return outcome;
    }
  }

  private void echoOnce(IncomingCall call) {
    if (handled.incrementAndGet() == 1) {
      call.reply(call.request());
    }
  }

  private void echo(IncomingCall call) {
    handled.incrementAndGet();
    call.reply(call.request());
  }
}
