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

  /** The companion's field for the lock of one method, {@code charge_1c7f03aa_lock}. */
  public static String lockField(String methodName, String descriptor) {
    return planField(methodName, descriptor) + "_lock";
  }

  /**
   * The companion's method that makes the keys of one method's lock, {@code charge_1c7f03aa_keys}.
   */
  public static String keysMethod(String methodName, String descriptor) {
    return planField(methodName, descriptor) + "_keys";
  }

  /**
   * The companion's constant that says what to pass to the {@linkplain #keysMethod keys method},
   * {@code charge_1c7f03aa_reach}: one item per parameter, separated by blanks. An item is {@code
   * this} or {@code #} and the index of a parameter of the host's method, then a hop {@code
   * >f:OWNER.NAME:DESCRIPTOR} (field) or {@code >m:OWNER.NAME:DESCRIPTOR} (method without
   * parameters), with {@code >i:} for a method of an interface, for each step that only the host
   * itself may make. Owners are internal names, of the class that the step starts from as the
   * compiler sees it, not of one above that declares the member. An item with hops is passed as an
   * object: null where a step before the last was null, boxed where the last is primitive.
   */
  public static String reachField(String methodName, String descriptor) {
    return planField(methodName, descriptor) + "_reach";
  }

  /** The companion's field for the routing of one method, {@code balance_1c7f03aa_shard}. */
  public static String shardField(String methodName, String descriptor) {
    return planField(methodName, descriptor) + "_shard";
  }

  /**
   * The companion's method that hashes the key of one method's calls, {@code
   * balance_1c7f03aa_hash}; it returns a {@code long}.
   */
  public static String hashMethod(String methodName, String descriptor) {
    return planField(methodName, descriptor) + "_hash";
  }

  /**
   * The companion's constant that says what to pass to the {@linkplain #hashMethod hash method},
   * {@code balance_1c7f03aa_hashReach}, written as for {@link #reachField}.
   */
  public static String hashReachField(String methodName, String descriptor) {
    return planField(methodName, descriptor) + "_hashReach";
  }

  /**
   * The host's private synthetic method that runs a {@code @ShardBy} method's lock and body,
   * without routing: what a call from another node enters. It has the method's own descriptor;
   * where a method of that name and descriptor is declared already, {@code $} is added until it is
   * free.
   */
  public static String localMethod(String methodName) {
    return methodName + "$local";
  }
}
