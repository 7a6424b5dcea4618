package nodes;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What bodies have done, in one file for all nodes, each line written at once at its end. */
final class Ledger {
  private static final Path FILE = Path.of(System.getProperty("ledger", "none"));

  private Ledger() {}

  /** Writes {@code CALL NODE GRANT}, where the grant is that of the lock that is held. */
  static void enter(String call) {
    try {
      Files.writeString(
          FILE, call + " " + Selvedge.node().id() + " " + grant() + "\n", CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String grant() {
    return LockHandle.find()
        .map(handle -> handle.keys().get(0) + ":" + handle.token())
        .orElse("none");
  }
}
