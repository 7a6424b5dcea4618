package dev.selvedge.agent.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Looks for annotation descriptors among the UTF-8 constants of a class file: an annotation cannot
 * be used without its descriptor standing there. Walks the constant pool by its tags (JVMS 4.4)
 * instead of searching all bytes, allocates nothing and loads nothing. Immutable.
 */
public final class ConstantPoolScan {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int FIRST_CONSTANT = 10;
  private static final int UTF8 = 1;

  /** Bytes after the tag, by tag; 0 for tags that are not known. UTF-8 has two and its text. */
  private static final byte[] LENGTHS = {
    0, 2, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2
  };

  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final byte[][] wanted;

  /** Bit {@code n} is set where a wanted descriptor has {@code n} bytes. */
  private final long wantedLengths;

  /**
   * A scan.
   *
   * @param descriptors what to look for, each shorter than 64 bytes
   */
  public ConstantPoolScan(List<String> descriptors) {
    long lengths = 0;
    wanted = new byte[descriptors.size()][];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = descriptors.get(i).getBytes(UTF_8);
      if (wanted[i].length >= Long.SIZE) {
        throw new IllegalArgumentException(descriptors.get(i) + " is not shorter than 64 bytes");
      }
      lengths |= 1L << wanted[i].length;
    }
    wantedLengths = lengths;
  }

  /**
   * Whether one of the descriptors stands in the constant pool. From a constant on that is not
   * known, as in a class file of a later format, all bytes are searched.
   */
  public boolean hits(byte[] classFile) {
    if (classFile.length < FIRST_CONSTANT || magic(classFile) != MAGIC) {
      return false; // the JVM will say so itself
    }
    // At start-up this loop is interpreted, for thousands of classes: one pass, nearly no calls
    byte[] bytes = classFile;
    byte[] lengths = LENGTHS;
    long candidates = wantedLengths;
    int last = bytes.length - 3;
    int at = FIRST_CONSTANT;
    for (int left = unsigned(bytes, FIRST_CONSTANT - 2) - 1; left > 0; left--) {
      if (at > last) {
        return false;
      }
      int tag = bytes[at];
      if (tag == UTF8) {
        int length = ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
        at += 3;
        if (length < Long.SIZE && (candidates >>> length & 1) != 0 && isWanted(bytes, at, length)) {
          return true;
        }
        at += length;
      } else {
        if (tag < 0 || tag >= lengths.length || lengths[tag] == 0) {
          return anywhere(bytes, at);
        }
        at += 1 + lengths[tag];
        if (tag == LONG || tag == DOUBLE) {
          left--; // they take two places in the pool (JVMS 4.4.5)
        }
      }
    }
    return false;
  }

  private boolean anywhere(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      for (byte[] text : wanted) {
        if (matches(bytes, at, text)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isWanted(byte[] bytes, int at, int length) {
    for (byte[] text : wanted) {
      if (length == text.length && matches(bytes, at, text)) {
        return true;
      }
    }
    return false;
  }

  /** Compared from the end: descriptors differ there, and share their beginning. */
  private static boolean matches(byte[] bytes, int at, byte[] text) {
    if (at + text.length > bytes.length) {
      return false;
    }
    for (int i = text.length - 1; i >= 0; i--) {
      if (bytes[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int magic(byte[] bytes) {
    return unsigned(bytes, 0) << 16 | unsigned(bytes, 2);
  }

  private static int unsigned(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
