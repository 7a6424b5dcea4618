package dev.selvedge.runtime.shard.placement;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * XXH3 with 64 bits and a seed, for up to 240 bytes: written from its specification, step by step
 * and without regard to speed, so that the library that we use is held to it.
 */
final class ReferenceXxh3 {
  private static final long PRIME64_1 = 0x9E3779B185EBCA87L;
  private static final long PRIME64_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long PRIME64_3 = 0x165667B19E3779F9L;
  private static final long PRIME_MX1 = 0x165667919E3779F9L;
  private static final long PRIME_MX2 = 0x9FB21C651E98DF25L;

  private static final ByteBuffer SECRET =
      littleEndian(
          HexFormat.of()
              .parseHex(
                  "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
                      + "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
                      + "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
                      + "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364"
                      + "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e"
                      + "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e"));

  private ReferenceXxh3() {}

  static long hash(byte[] input, long seed) {
    ByteBuffer in = littleEndian(input);
    int length = input.length;
    if (length == 0) {
      return avalancheOfXxh64(seed ^ secret(56) ^ secret(64));
    }
    if (length <= 3) {
      return upTo3(input, seed);
    }
    if (length <= 8) {
      return upTo8(in, length, seed);
    }
    if (length <= 16) {
      return upTo16(in, length, seed);
    }
    if (length <= 128) {
      return upTo128(in, length, seed);
    }
    if (length <= 240) {
      return upTo240(in, length, seed);
    }
    throw new IllegalArgumentException(length + " bytes are more than 240");
  }

  private static long upTo3(byte[] input, long seed) {
    int length = input.length;
    long first = input[0] & 0xff;
    long middle = input[length / 2] & 0xff;
    long last = input[length - 1] & 0xff;
    long combined = last | (long) length << 8 | first << 16 | middle << 24;
    return avalancheOfXxh64(combined ^ ((word(SECRET, 0) ^ word(SECRET, 4)) + seed));
  }

  private static long upTo8(ByteBuffer in, int length, long seed) {
    long first = word(in, 0);
    long last = word(in, length - 4);
    long modified = seed ^ (Integer.toUnsignedLong(Integer.reverseBytes((int) seed)) << 32);
    long value = (secret(8) ^ secret(16)) - modified ^ (last | first << 32);
    value ^= Long.rotateLeft(value, 49) ^ Long.rotateLeft(value, 24);
    value *= PRIME_MX2;
    value ^= (value >>> 35) + length;
    value *= PRIME_MX2;
    return value ^ value >>> 28;
  }

  private static long upTo16(ByteBuffer in, int length, long seed) {
    long low = (secret(24) ^ secret(32)) + seed ^ in.getLong(0);
    long high = (secret(40) ^ secret(48)) - seed ^ in.getLong(length - 8);
    return avalanche(length + Long.reverseBytes(low) + high + fold(low, high));
  }

  private static long upTo128(ByteBuffer in, int length, long seed) {
    long accumulator = length * PRIME64_1;
    for (int i = (length - 1) / 32; i >= 0; i--) {
      accumulator += mix(in, 16 * i, 32 * i, seed);
      accumulator += mix(in, length - 16 * (i + 1), 32 * i + 16, seed);
    }
    return avalanche(accumulator);
  }

  private static long upTo240(ByteBuffer in, int length, long seed) {
    long accumulator = length * PRIME64_1;
    for (int i = 0; i < 8; i++) {
      accumulator += mix(in, 16 * i, 16 * i, seed);
    }
    accumulator = avalanche(accumulator);
    for (int i = 8; i < length / 16; i++) {
      accumulator += mix(in, 16 * i, 16 * (i - 8) + 3, seed);
    }
    return avalanche(accumulator + mix(in, length - 16, 136 - 17, seed));
  }

  private static long mix(ByteBuffer in, int at, int secretAt, long seed) {
    return fold(
        in.getLong(at) ^ secret(secretAt) + seed, in.getLong(at + 8) ^ secret(secretAt + 8) - seed);
  }

  /** The two halves of the product of 128 bits, combined by exclusive or. */
  private static long fold(long a, long b) {
    BigInteger product = unsigned(a).multiply(unsigned(b));
    return product.longValue() ^ product.shiftRight(64).longValue();
  }

  private static BigInteger unsigned(long value) {
    return new BigInteger(Long.toUnsignedString(value));
  }

  private static long avalanche(long value) {
    long hash = (value ^ value >>> 37) * PRIME_MX1;
    return hash ^ hash >>> 32;
  }

  private static long avalancheOfXxh64(long value) {
    long hash = (value ^ value >>> 33) * PRIME64_2;
    hash = (hash ^ hash >>> 29) * PRIME64_3;
    return hash ^ hash >>> 32;
  }

  private static long secret(int at) {
    return SECRET.getLong(at);
  }

  private static long word(ByteBuffer in, int at) {
    return Integer.toUnsignedLong(in.getInt(at));
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
