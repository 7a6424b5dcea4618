package dev.selvedge.runtime.shard.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes a message: big-endian numbers, texts and bytes after their lengths. For one thread. */
final class WireWriter {
  private byte[] bytes;
  private int length;

  /**
   * Begins a message with its header.
   *
   * @param kind {@link WireFormat#REQUEST} or {@link WireFormat#REPLY}
   * @param expected about how long it will be
   */
  WireWriter(int kind, int expected) {
    bytes = new byte[Math.max(64, expected)];
    u16(WireFormat.MAGIC).u8(WireFormat.VERSION).u8(kind);
  }

  WireWriter u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  WireWriter u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  WireWriter i64(long value) {
    room(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** Cuts off what is longer than allowed: texts for people lose their end, names never are. */
  WireWriter text(String value, int longest) {
    byte[] encoded = value.getBytes(UTF_8);
    int end = Math.min(encoded.length, longest);
    while (end < encoded.length && end > 0 && (encoded[end] & 0xC0) == 0x80) {
      end--; // not within a character
    }
    u16(end);
    return raw(encoded, end);
  }

  /** The last part of a message: it needs no length. */
  WireWriter rest(byte[] value) {
    return raw(value, value.length);
  }

  private WireWriter raw(byte[] value, int count) {
    room(count);
    System.arraycopy(value, 0, bytes, length, count);
    length += count;
    return this;
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  byte[] done() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
