package dev.selvedge.agent.weave;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * The version in a class file's header (JVMS 4.1). A file newer than the library knows is read as
 * the newest that it does know, and gets its own version back when it is written: formats have
 * grown by additions, and one that did not would fail to be read.
 */
final class ClassFormat {
  private static final int VERSION_AT = 4;

  /** The newest that the bytecode library reads without being told to guess. */
  static final int NEWEST_KNOWN = Opcodes.V26;

  /** Java 8: the first with all that woven code uses. */
  static final int OLDEST_WOVEN = Opcodes.V1_8;

  /** Java 11: the first where nested classes reach each other's private members. */
  private static final int OLDEST_WITH_NESTS = Opcodes.V11;

  private ClassFormat() {}

  /** The whole version field, minor and major. */
  static int version(byte[] classFile) {
    int at = VERSION_AT;
    return ((classFile[at] & 0xFF) << 24)
        | ((classFile[at + 1] & 0xFF) << 16)
        | ((classFile[at + 2] & 0xFF) << 8)
        | (classFile[at + 3] & 0xFF);
  }

  static int major(int version) {
    return version & 0xFFFF;
  }

  /** Whether nested classes of that version reach each other's private members. */
  static boolean hasNests(int majorVersion) {
    return majorVersion >= OLDEST_WITH_NESTS;
  }

  /** The bytes under a version that can be read: themselves, or a copy that says it is older. */
  static byte[] readable(byte[] classFile) {
    return isNewer(classFile) ? withVersion(classFile, NEWEST_KNOWN) : classFile;
  }

  /** Whether the version is beyond what the library knows. */
  static boolean isNewer(byte[] classFile) {
    return major(version(classFile)) > NEWEST_KNOWN;
  }

  /** A copy with another version. */
  static byte[] withVersion(byte[] classFile, int version) {
    byte[] copy = classFile.clone();
    for (int i = 0; i < 4; i++) {
      copy[VERSION_AT + i] = (byte) (version >>> (24 - 8 * i));
    }
    return copy;
  }
}
