package dev.selvedge.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.ShardCodec;
import dev.selvedge.runtime.spi.TransportProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two transports, with nothing in the way. */
@Timeout(60)
class ExchangeTest {

  private static final byte[] REQUEST = "hello".getBytes(UTF_8);

  @Test
  void bytesGoThereAndBack() throws Exception {
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      assertThat(caller.send(owner.address(), REQUEST).reply()).isEqualTo(REQUEST);
      assertThat(caller.send(owner.address(), new byte[0]).reply()).isEmpty();
    }
  }

  @Test
  void theLargestMessageFits() throws Exception {
    byte[] large = new byte[Node.MAX_MESSAGE];
    new Random(1).nextBytes(large);
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      assertThat(caller.send(owner.address(), large).reply()).isEqualTo(large);
    }
  }

  @Test
  void aThousandCallsAtOnceEachGetTheirOwnReply() throws Exception {
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        outcomes.add(caller.send(owner.address(), Integer.toString(i).getBytes(UTF_8)));
      }
      for (int i = 0; i < outcomes.size(); i++) {
        assertThat(new String(outcomes.get(i).reply(), UTF_8)).isEqualTo(Integer.toString(i));
      }
    }
  }

  @Test
  void nodesCallEachOther() throws Exception {
    try (Node end = Node.listening(Node.ECHO);
        Node hop = Node.sending();
        Node middle =
            Node.listening(
                call -> {
                  Outcome inner = hop.send(end.address(), call.request());
                  inner.then(call::reply);
                })) {
      assertThat(end.send(middle.address(), REQUEST).reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void whatListensNoMoreHasAnsweredWhatCame() throws Exception {
    BlockingQueue<IncomingCall> come = new LinkedBlockingQueue<>();
    try (Node owner = Node.listening(come::add);
        Node caller = Node.sending();
        Node other = Node.listening(Node.ECHO)) {
      Outcome early = caller.send(owner.address(), REQUEST);
      IncomingCall call = come.take();
      CountDownLatch stopped = new CountDownLatch(1);
      Thread stop =
          new Thread(
              () -> {
                owner.transport.stopListening(Node.LONG);
                stopped.countDown();
              });
      stop.start();
      assertThat(stopped.getCount()).as("waits").isEqualTo(1);
      call.reply(REQUEST);
      assertThat(early.reply()).isEqualTo(REQUEST);
      stop.join();
      assertThat(owner.send(other.address(), REQUEST).reply()).as("still sends").isEqualTo(REQUEST);
    }
  }

  @Test
  void onlyTheFirstAnswerCounts() throws Exception {
    try (Node owner =
            Node.listening(
                call -> {
                  call.reply("first".getBytes(UTF_8));
                  call.reply("second".getBytes(UTF_8));
                });
        Node caller = Node.sending()) {
      assertThat(new String(caller.send(owner.address(), REQUEST).reply(), UTF_8))
          .isEqualTo("first");
    }
  }

  @Test
  void aHandlerMayAnswerLaterOnAnotherThread() throws Exception {
    BlockingQueue<IncomingCall> taken = new LinkedBlockingQueue<>();
    try (Node owner = Node.listening(taken::add);
        Node caller = Node.sending()) {
      Outcome outcome = caller.send(owner.address(), REQUEST);
      take(taken).reply(REQUEST);
      assertThat(outcome.reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void cancellingIsHeardByTheOwner() throws Exception {
    BlockingQueue<IncomingCall> taken = new LinkedBlockingQueue<>();
    try (Node owner = Node.listening(taken::add);
        Node caller = Node.sending()) {
      Outcome outcome = caller.send(owner.address(), REQUEST);
      IncomingCall call = take(taken);
      CountDownLatch cancelled = new CountDownLatch(1);
      call.onCancelled(cancelled::countDown);
      outcome.cancel();
      cancelled.await();
      assertThat(outcome.lost()).hasMessageContaining("cancelled");
      CountDownLatch again = new CountDownLatch(1);
      call.onCancelled(again::countDown);
      again.await();
      call.reply(REQUEST);
    }
  }

  @Test
  void cancellingWhatHasItsReplyDoesNothing() throws Exception {
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      Outcome outcome = caller.send(owner.address(), REQUEST);
      outcome.reply();
      outcome.cancel();
      assertThat(outcome.reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void theTimeoutEndsTheCallAtTheOwnerToo() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicBoolean warm = new AtomicBoolean();
    try (Node owner =
            Node.listening(
                call -> {
                  if (warm.get()) {
                    call.onCancelled(cancelled::countDown);
                  } else {
                    call.reply(call.request());
                  }
                });
        Node caller = Node.sending()) {
      caller.send(owner.address(), REQUEST).reply();
      warm.set(true);
      caller.send(owner.address(), REQUEST, Duration.ofMillis(300)).lost();
      cancelled.await();
    }
  }

  @Test
  void theOwnerKnowsWhereAPlainCallCameFrom() throws Exception {
    BlockingQueue<IncomingCall> taken = new LinkedBlockingQueue<>();
    try (Node owner = Node.listening(taken::add);
        Node caller = Node.sending()) {
      caller.send(owner.address(), REQUEST);
      assertThat(take(taken).peer()).contains("127.0.0.1");
    }
  }

  @Test
  void namesOfHostsAreLookedUp() throws Exception {
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      String port = owner.address().substring(owner.address().indexOf(':'));
      assertThat(caller.send("localhost" + port, REQUEST).reply()).isEqualTo(REQUEST);
      assertThat(caller.send("no-such-host.invalid" + port, REQUEST).notSent())
          .hasMessageContaining("cannot be reached");
      assertThat(caller.send("nonsense", REQUEST).notSent()).hasMessageContaining("host:port");
    }
  }

  @Test
  void nothingOfItRunsOnOnceItIsClosed() throws Exception {
    try (Node owner = Node.listening(Node.ECHO);
        Node caller = Node.sending()) {
      caller.send(owner.address(), REQUEST).reply();
      assertThat(threads()).isNotEmpty();
      owner.close();
      caller.close();
      assertThat(caller.send(owner.address(), REQUEST).notSent()).hasMessageContaining("closed");
    }
    for (Thread thread : threads()) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    }
    assertThat(threads()).isEmpty();
    // the JVM-wide ones that gRPC keeps for whoever asks
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("grpc-"));
  }

  @Test
  void bothServicesAreFound() {
    assertThat(ServiceLoader.load(TransportProvider.class))
        .hasOnlyElementsOfType(GrpcTransportProvider.class);
    assertThat(ServiceLoader.load(ShardCodec.class)).hasOnlyElementsOfType(CborCodec.class);
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("selvedge-grpc"))
        .toList();
  }

  private static IncomingCall take(BlockingQueue<IncomingCall> taken) throws Exception {
    IncomingCall call = taken.poll(30, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }
}
