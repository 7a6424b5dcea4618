package faults;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockLostException;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.lock.LockUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A counter in a file that nothing but the lock protects, and the grants in their order. */
final class Counting {
  private Counting() {}

  /**
   * Counts until it has succeeded often enough, or there is a file that says so; a call that had no
   * lock has not counted.
   */
  static void count(String key, int times, String file) {
    Path counter = Path.of(file);
    Path enough = Path.of(file + ".enough");
    int done = 0;
    while (done < times && !Files.exists(enough)) {
      boolean[] counted = {false};
      try {
        Guarded.hold(
            key,
            () -> {
              increment(counter);
              counted[0] = true;
            });
      } catch (LockUnavailableException | LockStoreUnavailableException e) {
        Worker.say(Thread.currentThread().getName(), "refused " + e);
      } catch (LockLostException e) {
        Worker.say(Thread.currentThread().getName(), "uncertain " + e);
      }
      if (counted[0]) {
        done++;
      }
    }
  }

  private static void increment(Path counter) {
    try {
      long before = Files.exists(counter) ? Long.parseLong(Files.readString(counter)) : 0;
      String grant = LockHandle.current().token() + " " + ProcessHandle.current().pid() + "\n";
      Files.writeString(Path.of(counter + ".grants"), grant, CREATE, APPEND);
      Files.writeString(counter, String.valueOf(before + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
