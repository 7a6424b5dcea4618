package dev.selvedge.it;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.selvedge.grpc.GrpcTransportProvider;
import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.Transport;
import dev.selvedge.runtime.spi.TransportContext;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a node does with requests that follow {@code docs/wire.md} and were made by hand. */
@Timeout(value = 120, threadMode = SEPARATE_THREAD)
class HandMadeRequestsTest {
  private static final int OK = 1;
  private static final int UNKNOWN_METHOD = 6;
  private static final int HEADER = 4;
  private static final int ID = 16;

  private int port;
  private Nodes nodes;
  private Transport transport;

  @BeforeEach
  void startOneNode() throws Exception {
    port = RedisSite.freePort();
    nodes = new Nodes("ring.default.members=a=127.0.0.1:" + port);
    nodes.start("a", "node.listen=127.0.0.1:" + port);
    nodes.bind("a").get("a").awaitLast("view ", "view a");
    transport = new GrpcTransportProvider().open(new Stranger());
  }

  @AfterEach
  void stop() throws Exception {
    transport.close();
    nodes.close();
  }

  /** Without this, the refusals below would prove nothing. */
  @Test
  void callAnAnnotatedMethodOfABoundClass() throws Exception {
    Answer answer = ask("nodes.Accounts#annotated(Ljava/lang/String;)Ljava/lang/String;");

    assertThat(answer.status).as("%s", answer).isEqualTo(OK);
    assertThat(answer.rest).isEqualTo(new byte[] {0x61, 'a'}); // CBOR: the text "a"
    assertThat(nodes.ledger().only("annotated ").calls()).isEqualTo(1);
  }

  @Test
  void callNoMethodWithoutAnAnnotation() throws Exception {
    isUnknown("nodes.Accounts#unannotated(Ljava/lang/String;)Ljava/lang/String;");
  }

  @Test
  void callNoMethodOfAClassThatIsNotBound() throws Exception {
    isUnknown("nodes.Vault#open(Ljava/lang/String;)Ljava/lang/String;");
  }

  private void isUnknown(String method) throws Exception {
    Answer answer = ask(method);

    assertThat(answer.status).as("%s", answer).isEqualTo(UNKNOWN_METHOD);
    assertThat(answer.toString())
        .contains("no method with id " + Long.toHexString(xxh3(method.getBytes(UTF_16LE), 0)))
        .contains("Selvedge.bind");
    nodes.ledger().hasNoCalls();
    assertThat(ask("nodes.Accounts#annotated(Ljava/lang/String;)Ljava/lang/String;").status)
        .as("goes on serving")
        .isEqualTo(OK);
  }

  private Answer ask(String method) throws Exception {
    CompletableFuture<byte[]> reply = new CompletableFuture<>();
    transport.send(
        "127.0.0.1:" + port, request(method), Duration.ofSeconds(30), new Awaited(reply));
    return new Answer(reply.get(60, TimeUnit.SECONDS));
  }

  private static byte[] request(String method) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0x5356);
    out.writeByte(1); // version
    out.writeByte(1); // a request
    out.writeLong(0x0102030405060708L);
    out.writeLong(0x090A0B0C0D0E0F10L);
    out.writeLong(xxh3(method.getBytes(UTF_16LE), 0));
    out.writeLong(xxh3("k".getBytes(UTF_16LE), 2)); // the key
    out.writeLong(0); // no view of its own
    out.writeLong(0);
    out.writeLong(defaultConfiguration());
    out.writeLong(TimeUnit.SECONDS.toNanos(30));
    out.writeByte(1); // not nested
    out.writeUTF("default");
    out.writeUTF("stranger");
    out.writeUTF("cbor");
    out.writeByte(0); // no contexts
    out.write(new byte[] {(byte) 0x81, 0x61, 'k'}); // CBOR: ["k"]
    return bytes.toByteArray();
  }

  /** Version 1 of the hashes of keys, 65,536 slots, seed 0, no cap, and nothing pinned. */
  private static long defaultConfiguration() {
    long nothing = xxh3(new byte[0], 2);
    return composite(number(1), number(65_536), number(0), number(0), nothing);
  }

  private static long composite(long... parts) {
    long hash = xxh3(le64(parts.length), 5);
    for (long part : parts) {
      hash = xxh3(le64(hash, part), 5);
    }
    return hash;
  }

  private static long number(long value) {
    return xxh3(le64(value), 1);
  }

  private static byte[] le64(long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(values).forEach(bytes::putLong);
    return bytes.array();
  }

  private static long xxh3(byte[] bytes, long seed) {
    return Hashing.xxh3_64(seed).hashBytesToLong(bytes);
  }

  /** A reply, taken apart by hand. */
  private static final class Answer {
    private final byte[] bytes;
    final int status;
    final byte[] rest;

    Answer(byte[] bytes) {
      this.bytes = bytes;
      int name = ByteBuffer.wrap(bytes).getShort(HEADER + ID);
      int at = HEADER + ID + Short.BYTES + name;
      this.status = bytes[at];
      this.rest = Arrays.copyOfRange(bytes, at + 1, bytes.length);
    }

    @Override
    public String toString() {
      return new String(bytes, UTF_8);
    }
  }

  private record Awaited(CompletableFuture<byte[]> reply) implements Transport.Reply {
    @Override
    public void arrived(byte[] bytes) {
      reply.complete(bytes);
    }

    @Override
    public void notSent(Throwable cause) {
      reply.completeExceptionally(cause);
    }

    @Override
    public void lost(Throwable cause) {
      reply.completeExceptionally(cause);
    }
  }

  /** One that only calls. */
  private static final class Stranger implements TransportContext {
    @Override
    public String node() {
      return "stranger";
    }

    @Override
    public String listen() {
      return "";
    }

    @Override
    public Optional<String> setting(String key) {
      return Optional.empty();
    }

    @Override
    public int maxMessageBytes() {
      return 4 << 20;
    }

    @Override
    public void handle(IncomingCall call) {
      throw new AssertionError("nobody can call it");
    }
  }
}
