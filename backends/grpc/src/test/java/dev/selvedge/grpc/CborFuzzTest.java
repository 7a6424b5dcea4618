package dev.selvedge.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.selvedge.grpc.CborCodecTest.Circle;
import dev.selvedge.grpc.CborCodecTest.Colour;
import dev.selvedge.grpc.CborCodecTest.Line;
import dev.selvedge.grpc.CborCodecTest.Money;
import dev.selvedge.grpc.CborCodecTest.Order;
import dev.selvedge.grpc.CborCodecTest.Page;
import dev.selvedge.runtime.spi.IncomingCall;
import dev.selvedge.runtime.spi.ShardCodec.CallCodec;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bytes that nobody honest sends, the same ones in every run: each is read or refused in words, and
 * takes memory by its own length and not by what it claims.
 */
@Timeout(300)
class CborFuzzTest {

  private static final int INPUTS = 100_000;
  private static final int LARGEST = 512;

  /** What a parser and its buffers take, before anything is read. */
  private static final long BASE_BYTES = 256 << 10;

  private static final long BYTES_PER_BYTE = 512;

  private final Random random = new Random(20_261_123);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<CallCodec> codecs =
      List.of(
          CborCodecTest.bind("order"),
          CborCodecTest.bind("primitives"),
          CborCodecTest.bind("times"),
          CborCodecTest.bind("values"),
          CborCodecTest.bind("containers"),
          CborCodecTest.bind("recursive"));

  @Test
  void aHundredThousandBrokenMessagesAreReadOrRefused() {
    List<byte[]> seeds = seeds();
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = mutated(seeds.get(random.nextInt(seeds.size())));
      refused += isRefused(codecs.get(random.nextInt(codecs.size())), input) ? 1 : 0;
    }
    // both happen, or the inputs would not be worth much
    assertThat(refused).isBetween(INPUTS / 2, INPUTS - 1);
  }

  /** Each claims far more than there is: an array, a string, a number, a map; or has no end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "9a7fffffff",
        "9b7fffffffffffffff",
        "9bffffffffffffffff",
        "815b000000007fffffff00",
        "815a7fffffff",
        "817a7fffffff41",
        "817b7fffffffffffffff41",
        "81ba7fffffff",
        "81bb7fffffffffffffff",
        "81c25a7fffffff",
        "81c4821b7fffffffffffffff01",
        "81c4823b7fffffffffffffff01",
        "815f",
        "817f",
        "819f",
        "81bf",
        "81ff",
        "ff",
        "",
        "81d9010000",
        "81dbffffffffffffffff00",
        "81f8ff",
        "811c",
        "f6",
        "80"
      })
  void claimsAreNotBelieved(String hex) {
    byte[] input = HexFormat.of().parseHex(hex);
    for (CallCodec codec : codecs) {
      assertThat(isRefused(codec, input)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0xa1, 0x9f, 0xbf, 0xc1, 0xd8})
  void nestingWithoutEndIsRefused(int level) {
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) level);
    deep[0] = (byte) 0x81;
    for (CallCodec codec : codecs) {
      assertThat(isRefused(codec, deep)).isTrue();
    }
  }

  @Test
  void anExponentIsNotCalculated() {
    // 81 c4 82 1a 7fffffff 01: one argument, 1 · 10^2147483647
    CallCodec whole = new CborCodec().bind(List.of(java.math.BigInteger.class), void.class);
    assertThat(isRefused(whole, HexFormat.of().parseHex("81c4821a7fffffff01"))).isTrue();
  }

  @Test
  void aKeyThatComesTwiceIsRefused() {
    CallCodec money = new CborCodec().bind(List.of(), Money.class);
    byte[] once = money.writeResult(new Money(BigDecimal.ONE, "A"));
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(0xbf);
    for (int i = 0; i < 2; i++) {
      twice.write(once, 1, once.length - 2);
    }
    twice.write(0xff);
    assertThat(isRefusedResult(money, twice.toByteArray())).isTrue();
  }

  @Test
  void aNodeThatIsSentThemServesOn() throws Exception {
    List<byte[]> seeds = seeds();
    CallCodec codec = codecs.get(0);
    try (Node owner = Node.listening(call -> answer(call, codec));
        Node caller = Node.sending()) {
      for (int i = 0; i < 1_000; i++) {
        caller.send(owner.address(), mutated(seeds.get(random.nextInt(seeds.size())))).reply();
      }
      assertThat(caller.send(owner.address(), seeds.get(0)).reply()).containsExactly(1);
    }
  }

  private static void answer(IncomingCall call, CallCodec codec) {
    try {
      codec.readArguments(call.request());
      call.reply(new byte[] {1});
    } catch (IllegalArgumentException e) {
      call.reply(new byte[] {0});
    }
  }

  private boolean isRefusedResult(CallCodec codec, byte[] input) {
    try {
      codec.readResult(input);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  private boolean isRefused(CallCodec codec, byte[] input) {
    long before = threads.getCurrentThreadAllocatedBytes();
    boolean refused = false;
    try {
      codec.readArguments(input);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(1_000);
      refused = true;
    } catch (Throwable e) {
      fail("not a refusal in words: " + HexFormat.of().formatHex(shown(input)), e);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    if (allocated > BASE_BYTES + BYTES_PER_BYTE * input.length) {
      fail("%d bytes for %s", allocated, HexFormat.of().formatHex(shown(input)));
    }
    return refused;
  }

  private static byte[] shown(byte[] input) {
    return Arrays.copyOf(input, Math.min(input.length, LARGEST));
  }

  private byte[] mutated(byte[] seed) {
    byte[] input = seed.clone();
    switch (random.nextInt(6)) {
      case 0 -> {
        input = new byte[random.nextInt(LARGEST)];
        random.nextBytes(input);
        if (input.length > 0) {
          input[0] = seed[0];
        }
      }
      case 1 -> input = Arrays.copyOf(input, random.nextInt(input.length));
      case 2 -> input = spliced(input);
      case 3 -> {
        // a length, of one byte or of eight, that means more than there is
        int at = random.nextInt(input.length);
        input[at] = (byte) (input[at] & 0xe0 | 24 + random.nextInt(8));
      }
      default -> {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          input[random.nextInt(input.length)] = (byte) random.nextInt();
        }
      }
    }
    return input;
  }

  /** Repeats a piece of itself, and with it the keys that are in it. */
  private byte[] spliced(byte[] input) {
    int from = random.nextInt(input.length);
    int to = from + random.nextInt(input.length - from);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(input, 0, to);
    for (int i = random.nextInt(4); i >= 0; i--) {
      out.write(input, from, to - from);
    }
    out.write(input, to, input.length - to);
    return out.toByteArray();
  }

  private List<byte[]> seeds() {
    Money money = new Money(new BigDecimal("12.30"), "EUR");
    Order order =
        new Order(
            7,
            Colour.RED,
            List.of(new Line("a", 1, Optional.of(money)), new Line("b", 2, Optional.empty())),
            Map.of(Colour.GREEN, money),
            new byte[] {1, 2, 3});
    return List.of(
        codecs
            .get(0)
            .writeArguments(
                new Object[] {order, new Page<>(List.of(money, money), "n"), new Circle(1)}),
        codecs
            .get(1)
            .writeArguments(new Object[] {true, (byte) 1, (short) 2, 3, 4L, 5f, 6d, 'x', null, 9L}),
        codecs
            .get(2)
            .writeArguments(
                new Object[] {
                  Instant.EPOCH, null, null, null, null, null, null, null, null, null, null
                }),
        codecs
            .get(4)
            .writeArguments(
                new Object[] {
                  new byte[] {1},
                  new int[] {1, 2, 3},
                  Set.of("a"),
                  Map.of(new UUID(1, 2), List.of(3L)),
                  new String[][] {{"x"}}
                }),
        codecs
            .get(5)
            .writeArguments(
                new Object[] {
                  new CborCodecTest.Node("n", List.of(new CborCodecTest.Node("m", List.of())))
                }));
  }
}
