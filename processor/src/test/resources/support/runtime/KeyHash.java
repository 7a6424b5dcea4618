package dev.selvedge.runtime.shard;

import java.util.UUID;

/** Stands in for the runtime's hashes where only compiling matters. */
public final class KeyHash {
  private KeyHash() {}

  public static long of(long value) {
    return value;
  }

  public static long of(boolean value) {
    return 0;
  }

  public static long of(char value) {
    return value;
  }

  public static long of(String value) {
    return value.length();
  }

  public static long of(UUID value) {
    return value.version();
  }

  public static long of(Enum<?> value) {
    return value.ordinal();
  }

  public static long ofText(Object value) {
    return of(value.toString());
  }

  public static long composite(int parts) {
    return parts;
  }

  public static long and(long composite, long part) {
    return composite + part;
  }
}
