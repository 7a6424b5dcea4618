package dev.selvedge.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One channel per node: made, thrown away and made again, on a clock that the test moves. */
@Timeout(60)
class PeerTest {

  private static final byte[] REQUEST = "hello".getBytes(UTF_8);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Machinery machinery = Machinery.start();
  private final AtomicLong now = new AtomicLong();
  private final Peers peers =
      new Peers(
          new Connector(machinery, Security.of(new Node.Context("", Map.of(), Node.ECHO)), 65_536),
          now::get);

  @AfterEach
  void close() {
    peers.close();
    machinery.close();
  }

  @Test
  void aNodeThatIsAwayIsNotAskedAgainAtOnce() throws Exception {
    String address = vacated();
    send(address).notSent();
    try (Node back = Node.open(address, Map.of(), Node.ECHO)) {
      assertThat(send(back.address()).notSent()).hasMessageContaining("refused");
    }
  }

  @Test
  void aNodeThatComesBackIsReachedASecondLaterAtTheLatest() throws Exception {
    String address = vacated();
    for (int attempt = 0; attempt < 20; attempt++) {
      send(address).notSent();
      now.addAndGet(SECOND);
    }
    try (Node back = Node.open(address, Map.of(), Node.ECHO)) {
      assertThat(send(back.address()).reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void aNodeThatRestartsIsReachedAgain() throws Exception {
    String address;
    try (Node first = Node.listening(Node.ECHO)) {
      address = first.address();
      send(address).reply();
    }
    // whether the end of the connection has been noticed by now is open
    send(address).await();
    now.addAndGet(SECOND);
    try (Node second = Node.open(address, Map.of(), Node.ECHO)) {
      assertThat(send(second.address()).reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void nodesThatAreNotUsedAnyMoreAreForgotten() throws Exception {
    try (Node owner = Node.listening(Node.ECHO)) {
      send(owner.address()).reply();
      now.addAndGet(Peers.IDLE_NANOS - 1);
      peers.sweep();
      assertThat(peers.size()).isEqualTo(1);
      now.addAndGet(1);
      peers.sweep();
      assertThat(peers.size()).isZero();
      assertThat(send(owner.address()).reply()).isEqualTo(REQUEST);
    }
  }

  @Test
  void aNodeWithACallUnderWayIsNotForgotten() throws Exception {
    try (Node owner = Node.listening(call -> {})) {
      Outcome outcome = send(owner.address());
      now.addAndGet(2 * Peers.IDLE_NANOS);
      peers.sweep();
      assertThat(peers.size()).isEqualTo(1);
      outcome.cancel();
      outcome.await();
    }
  }

  private static String vacated() {
    try (Node node = Node.listening(Node.ECHO)) {
      return node.address();
    }
  }

  private Outcome send(String address) {
    Outcome outcome = new Outcome();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    OutgoingCall call = new OutgoingCall(address, REQUEST, deadline, outcome);
    outcome.sent = call;
    peers.send(call);
    return outcome;
  }
}
