package dev.selvedge.runtime.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** Names of this process. */
public final class ProcessIdentity {
  private static final int BITS = 128;

  private ProcessIdentity() {}

  /** 32 random hexadecimal digits. */
  public static String random() {
    byte[] bytes = new byte[BITS / 8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** As in {@code 4711@host}; asks no name server, which might take seconds to answer. */
  public static String readable() {
    return ProcessHandle.current().pid() + "@" + host();
  }

  private static String host() {
    for (String variable : List.of("HOSTNAME", "COMPUTERNAME")) {
      String name = System.getenv(variable);
      if (name != null && !name.isBlank()) {
        return name.strip();
      }
    }
    try {
      String name = Files.readString(Path.of("/etc/hostname")).strip();
      return name.isEmpty() ? "localhost" : name;
    } catch (IOException | RuntimeException e) {
      // not a Linux machine, or one without a name: the process number has to do
      return "localhost";
    }
  }
}
