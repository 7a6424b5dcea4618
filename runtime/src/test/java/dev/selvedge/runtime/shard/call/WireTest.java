package dev.selvedge.runtime.shard.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.shard.call.CallReply.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Messages between nodes, as they are and as they may come. */
class WireTest {
  private static final int MUTATIONS = Integer.getInteger("wire.mutations", 200_000);

  /** Where the ring's name begins: after the header, the call's id, six numbers and the depth. */
  private static final int RING = 4 + 16 + 6 * 8 + 1;

  private static final CallId ID = new CallId(0x0102030405060708L, -1);
  private static final CallRequest REQUEST =
      new CallRequest(
          ID,
          11,
          -12,
          13,
          14,
          15,
          16_000_000,
          3,
          "orders",
          "node-a",
          "cbor",
          Map.of("traceparent", "00-ab-cd-01"),
          "arguments".getBytes(UTF_8));

  private static List<byte[]> replies() {
    List<byte[]> all = new ArrayList<>();
    all.add(answer(new CallReply.Ok("result".getBytes(UTF_8))));
    all.add(answer(new CallReply.Thrown(new Failure("k", "com.acme.T", "m", "s", true))));
    all.add(answer(new CallReply.Thrown(new Failure("", "com.acme.T", null, "", false))));
    all.add(answer(new CallReply.NotOwner(1, 2, "node-c", "host:7000")));
    all.add(answer(new CallReply.Broken("too large")));
    for (Refusal refusal : Refusal.values()) {
      all.add(answer(new CallReply.Refused(refusal, 50, "because")));
    }
    return all;
  }

  private static byte[] answer(CallReply reply) {
    return new Answer(ID, "node-b", reply).encoded();
  }

  @Test
  void aRequestComesOutAsItWentIn() throws Exception {
    assertThat(CallRequest.decode(REQUEST.encoded())).usingRecursiveComparison().isEqualTo(REQUEST);
  }

  @Test
  void everyReplyComesOutAsItWentIn() throws Exception {
    for (byte[] reply : replies()) {
      assertThat(Answer.decode(reply).encoded()).isEqualTo(reply);
    }
  }

  @Test
  void aRequestIsLaidOutAsSpecified() {
    byte[] bytes = REQUEST.encoded();

    assertThat(Arrays.copyOf(bytes, 12)).containsExactly('S', 'V', 1, 1, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(bytes[RING - 1]).isEqualTo((byte) 3); // the depth
    assertThat(Arrays.copyOfRange(bytes, RING, RING + 4)).containsExactly(0, 6, 'o', 'r');
  }

  @Test
  void whatIsCutOffIsRefused() {
    byte[] whole = REQUEST.encoded();
    for (int length = 0; length < whole.length - REQUEST.arguments().length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CallRequest.decode(part))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessageStartingWith("it ends within");
    }
  }

  @Test
  void whatFollowsTheEndOfAReplyIsRefused() {
    byte[] reply = answer(new CallReply.Broken("too large"));

    assertThatThrownBy(() -> Answer.decode(Arrays.copyOf(reply, reply.length + 2)))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("2 bytes follow its end");
  }

  @Test
  void anotherVersionIsRefusedByName() {
    byte[] bytes = REQUEST.encoded();
    bytes[2] = 9;

    assertThatThrownBy(() -> CallRequest.decode(bytes))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage("protocol version 9 is not 1, which is used here");
  }

  @Test
  void aNameThatIsTooLongIsRefusedBeforeItIsRead() {
    byte[] bytes = REQUEST.encoded();
    bytes[RING] = (byte) 0xFF;
    bytes[RING + 1] = (byte) 0xFF;

    assertThatThrownBy(() -> CallRequest.decode(bytes))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("65535 bytes, more than the 256");
  }

  @Test
  void whateverComesIsReadOrRefusedAndNothingElse() {
    SplittableRandom random = new SplittableRandom(7);
    List<byte[]> seeds = new ArrayList<>(replies());
    seeds.add(REQUEST.encoded());
    int read = 0;
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
      for (boolean asRequest : new boolean[] {true, false}) {
        try {
          if (asRequest) {
            assertThat(CallRequest.decode(bytes).arguments().length).isLessThan(bytes.length);
          } else {
            Answer.decode(bytes);
          }
          read++;
        } catch (MalformedMessageException e) {
          assertThat(e.getMessage()).isNotBlank();
          refused++;
        }
      }
    }
    assertThat(read).isGreaterThan(MUTATIONS / 100);
    assertThat(refused).isGreaterThan(MUTATIONS / 10);
  }

  private static byte[] mutated(byte[] seed, SplittableRandom random) {
    byte[] bytes = seed.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      switch (random.nextInt(4)) {
        case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
        case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(20));
        default -> {
          if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
          }
        }
      }
    }
    return bytes;
  }
}
