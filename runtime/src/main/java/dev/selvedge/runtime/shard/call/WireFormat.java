package dev.selvedge.runtime.shard.call;

/** The constants of the protocol; {@code docs/wire.md} specifies it. */
final class WireFormat {
  static final int MAGIC = 0x5356; // "SV"
  static final int VERSION = 1;
  static final int REQUEST = 1;
  static final int REPLY = 2;

  // the longest texts, in bytes of UTF-8
  static final int NAME = 256;
  static final int CODEC = 64;
  static final int REASON = 4_096;
  static final int MESSAGE = 16_384;
  static final int STACK = 60_000;
  static final int CONTEXT_KEY = 64;
  static final int CONTEXT_VALUE = 1_024;

  static final int MOST_CONTEXTS = 16;

  /** What a request may have around its arguments: less than this in all. */
  static final int OVERHEAD = 24_576;

  /** How many forwarded calls may be nested in one another. */
  static final int DEEPEST = 16;

  private WireFormat() {}
}
