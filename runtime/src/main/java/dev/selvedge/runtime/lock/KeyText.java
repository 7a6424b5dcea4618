package dev.selvedge.runtime.lock;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** How keys are written, so that every store can keep them and people can read them. */
final class KeyText {
  /** Bytes of UTF-8; fits the indexed columns of all databases. */
  static final int LONGEST = 256;

  /** Chars that are kept of a key that is too long or cannot be kept as it is. */
  private static final int KEPT = 60;

  private KeyText() {}

  /** Text that stands for itself, with the mark of a value doubled. */
  static CharSequence literal(String text) {
    return text.indexOf('<') < 0 ? text : text.replace("<", "<<");
  }

  static void appendLiteral(StringBuilder key, String text) {
    key.append(literal(text));
  }

  /** A value's text, the same for equal values. */
  static String written(Object value) {
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toString();
    }
    return value.toString();
  }

  /**
   * The key itself or, where it is long or has characters that some store cannot keep, its
   * beginning and its SHA-256. The mark {@code <#} begins no value, so neither passes for the
   * other.
   */
  static String stored(CharSequence key) {
    return isPlain(key) ? key.toString() : digested(key);
  }

  /** Printable, without lone surrogates, and short. */
  private static boolean isPlain(CharSequence key) {
    int bytes = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isISOControl(c)) {
        return false;
      }
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < key.length()
          && Character.isLowSurrogate(key.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        return false;
      }
    }
    return bytes <= LONGEST;
  }

  private static String digested(CharSequence key) {
    StringBuilder stored = new StringBuilder(KEPT + 80);
    for (int i = 0; i < Math.min(KEPT, key.length()); i++) {
      char c = key.charAt(i);
      stored.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
    }
    stored.append("<#");
    for (byte b : sha256().digest(key.toString().getBytes(StandardCharsets.UTF_16BE))) {
      stored.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return stored.append('>').toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) { // every JDK has it
      throw new IllegalStateException(e);
    }
  }
}
