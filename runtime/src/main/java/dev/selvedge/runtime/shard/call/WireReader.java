package dev.selvedge.runtime.shard.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * Reads a message that anybody may have written: every length is checked before anything is
 * allocated, so that no message costs more memory than a small multiple of its own length. For one
 * thread.
 */
final class WireReader {
  private final byte[] bytes;
  private int at;

  /**
   * Begins with the header.
   *
   * @throws MalformedMessageException if it is of another protocol, version or kind
   */
  WireReader(byte[] bytes, int kind) throws MalformedMessageException {
    this.bytes = bytes;
    if (u16("the protocol's mark") != WireFormat.MAGIC) {
      throw new MalformedMessageException("it is no message of this protocol");
    }
    int version = u8("the version");
    if (version != WireFormat.VERSION) {
      throw new MalformedMessageException(
          "protocol version " + version + " is not " + WireFormat.VERSION + ", which is used here");
    }
    int found = u8("the kind");
    if (found != kind) {
      throw new MalformedMessageException("kind " + found + " of message is not " + kind);
    }
  }

  int u8(String what) throws MalformedMessageException {
    need(1, what);
    return bytes[at++] & 0xFF;
  }

  int u16(String what) throws MalformedMessageException {
    need(2, what);
    return (bytes[at++] & 0xFF) << 8 | (bytes[at++] & 0xFF);
  }

  long i64(String what) throws MalformedMessageException {
    need(Long.BYTES, what);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (bytes[at++] & 0xFF);
    }
    return value;
  }

  boolean flag(String what) throws MalformedMessageException {
    int value = u8(what);
    if (value > 1) {
      throw new MalformedMessageException(what + " is " + value + ", neither 0 nor 1");
    }
    return value == 1;
  }

  String text(int longest, String what) throws MalformedMessageException {
    int length = u16("the length of " + what);
    if (length > longest) {
      throw new MalformedMessageException(
          what + " has " + length + " bytes, more than the " + longest + " that are allowed");
    }
    need(length, what);
    ByteBuffer encoded = ByteBuffer.wrap(bytes, at, length);
    at += length;
    try {
      return UTF_8.newDecoder().decode(encoded).toString(); // which reports what is malformed
    } catch (CharacterCodingException e) {
      throw new MalformedMessageException(what + " is not UTF-8");
    }
  }

  /** All that is left. */
  byte[] rest() {
    byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
    at = bytes.length;
    return rest;
  }

  /** Returns if everything has been read. */
  void end() throws MalformedMessageException {
    if (at != bytes.length) {
      throw new MalformedMessageException(bytes.length - at + " bytes follow its end");
    }
  }

  private void need(int count, String what) throws MalformedMessageException {
    if (bytes.length - at < count) {
      throw new MalformedMessageException("it ends within " + what);
    }
  }
}
