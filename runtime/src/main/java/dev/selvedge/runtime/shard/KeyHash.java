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

  private static final long INTEGER = 1;
  private static final long TEXT = 2;
  private static final long BOOLEAN = 3;
  private static final long UNIQUE_ID = 4;
  private static final long COMPOSITE = 5;

  private static final Hasher64 TEXT_HASHER = Hashing.xxh3_64(TEXT);

  private KeyHash() {}

  public static long of(long value) {
    return ShortXxh3.hash(value, INTEGER);
  }

  public static long of(boolean value) {
    return ShortXxh3.hash(value ? 1L : 0L, BOOLEAN);
  }

  /** As the text of that one character. */
  public static long of(char value) {
    return ShortXxh3.hash(value, TEXT);
  }

  public static long of(String value) {
    return TEXT_HASHER.hashCharsToLong(value);
  }

  public static long of(UUID value) {
    return ShortXxh3.hash(
        value.getMostSignificantBits(), value.getLeastSignificantBits(), UNIQUE_ID);
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
    return ShortXxh3.hash((long) parts, COMPOSITE);
  }

  /** Adds the hash of the next part. */
  public static long and(long composite, long part) {
    return ShortXxh3.hash(composite, part, COMPOSITE);
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
