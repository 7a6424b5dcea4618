package dev.selvedge.runtime.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * The hash of a key: XXH3-64 of its canonical form, the same in every process and for ever. Kinds
 * of values have different seeds, so that 1 and "1" differ; whole numbers of all widths are one
 * kind. {@code docs/placement.md} specifies it. Allocates nothing; thread-safe.
 */
public final class KeyHash {
  /** The version of the specification that this is. */
  public static final int VERSION = 1;

  private static final Hasher64 INTEGER = Hashing.xxh3_64(1);
  private static final Hasher64 TEXT = Hashing.xxh3_64(2);
  private static final Hasher64 BOOLEAN = Hashing.xxh3_64(3);
  private static final Hasher64 UNIQUE_ID = Hashing.xxh3_64(4);
  private static final Hasher64 COMPOSITE = Hashing.xxh3_64(5);

  private KeyHash() {}

  public static long of(long value) {
    return INTEGER.hashLongToLong(value);
  }

  public static long of(boolean value) {
    return BOOLEAN.hashLongToLong(value ? 1 : 0);
  }

  /** As the text of that one character. */
  public static long of(char value) {
    return of(String.valueOf(value));
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
}
