package nodes;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Notices if two do something at the same time that only one may do. */
final class Exclusive {
  private static final Path FOLDER = Path.of(System.getProperty("ledger", "none") + ".exclusive");

  private Exclusive() {}

  /** Whoever finds another there writes so into a file of its own, {@code violations}. */
  static void during(String key, Runnable action) {
    Path mark = FOLDER.resolve(key);
    try {
      Files.createDirectories(FOLDER);
      try {
        Files.createFile(mark);
      } catch (FileAlreadyExistsException e) {
        Files.writeString(FOLDER.resolve("violations"), key + "\n", CREATE, APPEND);
      }
      try {
        action.run();
      } finally {
        Files.deleteIfExists(mark);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
