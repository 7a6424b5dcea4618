package dev.selvedge.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The names under which the processor leaves what the weaver and {@code verify} look for: a pure
 * function of the host class's binary name and the method's descriptor.
 */
public final class CompanionNames {

  /** Folder of the index: one empty entry per annotated class, named by its binary name. */
  public static final String INDEX = "META-INF/selvedge/woven/";

  private static final String SUFFIX = "_Selvedge";

  private CompanionNames() {}

  /**
   * The companion of a class, in its package: {@code com.acme.Outer$Inner} has {@code
   * com.acme.Outer$Inner_Selvedge}. Works on binary and on internal names.
   */
  public static String companion(String hostName) {
    return hostName + SUFFIX;
  }

  /**
   * The companion's field for one method: the method's name, and the CRC-32 of its descriptor so
   * that overloads differ, as in {@code fetch_1c7f03aa}.
   *
   * @param descriptor the erased descriptor as it stands in the class file, {@code (J)V}
   */
  public static String planField(String methodName, String descriptor) {
    CRC32 crc = new CRC32();
    crc.update(descriptor.getBytes(UTF_8));
    return String.format(Locale.ROOT, "%s_%08x", methodName, crc.getValue());
  }
}
