package dev.selvedge.runtime.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a key: XXH3-64 of its canonical form, the same in every process and for ever. Kinds
 * of values have different seeds, so that 1 and "1" differ; whole numbers of all widths are one
 * kind. {@code docs/placement.md} specifies it. What takes no {@code Object} allocates nothing.
 * Thread-safe.
 */
public final class KeyHash {
  /** The version of the specification that this is. */
  public static final int VERSION = 1;

  private static final int TEXT_SEED = 2;

  private static final Hasher64 INTEGER = Hashing.xxh3_64(1);
  private static final Hasher64 TEXT = Hashing.xxh3_64(TEXT_SEED);
  private static final Hasher64 BOOLEAN = Hashing.xxh3_64(3);
  private static final Hasher64 UNIQUE_ID = Hashing.xxh3_64(4);
  private static final Hasher64 COMPOSITE = Hashing.xxh3_64(5);

  /** Of XXH3 for two bytes: the secret's first two words, and the primes of its avalanche. */
  private static final long TWO_BYTES_SECRET = 0x396cfeb8L ^ 0xbe4ba423L;

  private static final long FIRST_PRIME = 0xc2b2ae3d27d4eb4fL;
  private static final long SECOND_PRIME = 0x165667b19e3779f9L;

  private KeyHash() {}

  public static long of(long value) {
    return INTEGER.hashLongToLong(value);
  }

  public static long of(boolean value) {
    return BOOLEAN.hashLongToLong(value ? 1 : 0);
  }

  /**
   * As the text of that one character: XXH3 of its two bytes written out, since the library has it
   * for objects only.
   */
  public static long of(char value) {
    long low = value & 0xff;
    long high = value >>> 8;
    long combined = low << 16 | high << 24 | high | 2 << 8;
    long hash = combined ^ (TWO_BYTES_SECRET + TEXT_SEED);
    hash = (hash ^ hash >>> 33) * FIRST_PRIME;
    hash = (hash ^ hash >>> 29) * SECOND_PRIME;
    return hash ^ hash >>> 32;
  }

  public static long of(String value) {
    return TEXT.hashCharsToLong(value);
  }

  public static long of(UUID value) {
    return UNIQUE_ID.hashLongLongToLong(
        value.getMostSignificantBits(), value.getLeastSignificantBits());
  }

  /** As the text of its name. */
  public static long of(Enum<?> value) {
    return of(value.name());
  }

  /** A value of another type, by its text, which is the same for equal values only. */
  public static long ofText(Object value) {
    return of(
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toString()
            : value.toString());
  }

  /** Starts a key of several parts, or a record: the hash of the number of its parts. */
  public static long composite(int parts) {
    return COMPOSITE.hashLongToLong(parts);
  }

  /** Adds the hash of the next part. */
  public static long and(long composite, long part) {
    return COMPOSITE.hashLongLongToLong(composite, part);
  }

  /**
   * The hash of a key whose parts have no static type: the same as what generated code makes of
   * them. One part is a key by itself, several are a composite, a record is a composite of its
   * components.
   *
   * @throws InvalidShardKeyException if there is no part, or one is null or cannot be a key; the
   *     message says which, why, and what to pass
   */
  public static long ofKey(@Nullable Object... parts) {
    return KeyParts.hash(parts);
  }
}
