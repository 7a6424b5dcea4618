package dev.selvedge.runtime.lock.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Identifies the time from one start of the operating system to the next. Where that is not to be
 * known, each process has one of its own.
 */
record BootId(long high, long low) {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  static final BootId CURRENT = read();

  private static BootId read() {
    UUID id;
    try {
      id = UUID.fromString(Files.readString(LINUX).strip());
    } catch (IOException | IllegalArgumentException e) {
      id = UUID.randomUUID(); // not on Linux
    }
    return new BootId(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
