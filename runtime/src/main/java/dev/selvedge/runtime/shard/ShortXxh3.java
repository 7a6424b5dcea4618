package dev.selvedge.runtime.shard;

/**
 * XXH3 with 64 bits for inputs of two, eight and sixteen bytes, which are most keys and all steps
 * of a composite. Written out from the specification so that with a constant seed nothing is left
 * but the arithmetic; the library, which has the seed in an object, has to load it.
 */
final class ShortXxh3 {
  private static final long SECRET_0 = 0xbe4ba423396cfeb8L;
  private static final long SECRET_8 = 0x1cad21f72c81017cL;
  private static final long SECRET_16 = 0xdb979083e96dd4deL;
  private static final long SECRET_24 = 0x1f67b3b7a4a44072L;
  private static final long SECRET_32 = 0x78e5c0cc4ee679cbL;
  private static final long SECRET_40 = 0x2172ffcc7dd05a82L;
  private static final long SECRET_48 = 0x8e2443f7744608b8L;

  private static final long PRIME64_2 = 0xc2b2ae3d27d4eb4fL;
  private static final long PRIME64_3 = 0x165667b19e3779f9L;
  private static final long PRIME_MX1 = 0x165667919e3779f9L;
  private static final long PRIME_MX2 = 0x9fb21c651e98df25L;

  private ShortXxh3() {}

  static long hash(char value, long seed) {
    long low = value & 0xff;
    long high = value >>> 8;
    long flip = ((SECRET_0 ^ (SECRET_0 >>> 32)) & 0xffffffffL) + seed;
    long hash = (low << 16 | high << 24 | high | 2 << 8) ^ flip;
    hash = (hash ^ (hash >>> 33)) * PRIME64_2;
    hash = (hash ^ (hash >>> 29)) * PRIME64_3;
    return hash ^ (hash >>> 32);
  }

  static long hash(long value, long seed) {
    long mixedSeed = seed ^ (Integer.toUnsignedLong(Integer.reverseBytes((int) seed)) << 32);
    long hash = Long.rotateLeft(value, 32) ^ ((SECRET_8 ^ SECRET_16) - mixedSeed);
    hash ^= Long.rotateLeft(hash, 49) ^ Long.rotateLeft(hash, 24);
    hash *= PRIME_MX2;
    hash ^= (hash >>> 35) + Long.BYTES;
    hash *= PRIME_MX2;
    return hash ^ (hash >>> 28);
  }

  static long hash(long first, long second, long seed) {
    long low = first ^ ((SECRET_24 ^ SECRET_32) + seed);
    long high = second ^ ((SECRET_40 ^ SECRET_48) - seed);
    long hash = 2 * Long.BYTES + Long.reverseBytes(low) + high + foldedProduct(low, high);
    hash = (hash ^ (hash >>> 37)) * PRIME_MX1;
    return hash ^ (hash >>> 32);
  }

  /** The two halves of the unsigned product of 128 bits, combined by exclusive or. */
  private static long foldedProduct(long a, long b) {
    long upper = Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    return upper ^ (a * b);
  }
}
