package dev.selvedge.runtime.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.internal.Log;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * The stripe files of one directory, open once for all stores of this process. Thread-safe, except
 * for what only who is {@linkplain LockDirectory#alone alone} may call.
 */
final class Stripes {
  static final int COUNT = 64;

  /** For how long others may keep a stripe locked before something is wrong. */
  static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  /** By directory; touched only by who is alone. Keeps the files from being closed as garbage. */
  private static final Map<Path, Stripes> OPEN = new HashMap<>();

  private final Path directory;
  private final List<StripeFile> files;
  private int users;

  private Stripes(Path directory, List<StripeFile> files) {
    this.directory = directory;
    this.files = files;
  }

  /** To be called by who is alone. */
  static Stripes join(Path directory) throws IOException {
    Stripes stripes = OPEN.get(directory);
    if (stripes == null || !stripes.files.get(0).isInPlace()) {
      stripes = new Stripes(directory, openAll(directory));
      OPEN.put(directory, stripes);
    }
    stripes.users++;
    return stripes;
  }

  private static List<StripeFile> openAll(Path directory) throws IOException {
    List<StripeFile> files = new ArrayList<>(COUNT);
    for (int i = 0; i < COUNT; i++) {
      String name = (i < 10 ? "stripe-0" : "stripe-") + i;
      files.add(new StripeFile(directory.resolve(name), BootId.CURRENT));
    }
    return files;
  }

  /**
   * To be called by who is alone, after its liveness file has gone. Where another class loader uses
   * the directory, the files stay open for the next store here: closing them would drop the other's
   * locks.
   */
  void leave() throws IOException {
    boolean usedElsewhere = AliveFiles.isUsedByThisProcess(directory);
    users--;
    if (users == 0 && !usedElsewhere) {
      closeAll();
    }
  }

  /** Closes what nobody can use any more, as the directory is not there. */
  void abandon() {
    users--;
    if (users == 0) {
      closeAll();
    }
  }

  private void closeAll() {
    OPEN.remove(directory, this);
    for (StripeFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        Log.debug(Stripes.class, "cannot close a stripe of " + directory, e);
      }
    }
  }

  int indexOf(String name) {
    CRC32C sum = new CRC32C();
    sum.update(name.getBytes(UTF_8));
    return (int) (sum.getValue() % COUNT);
  }

  StripeFile at(int index) {
    return files.get(index);
  }

  StripeFile of(String name) {
    return at(indexOf(name));
  }

  /**
   * Ends what the dead held and waited for, and then forgets them. To be called by who is alone.
   */
  void bury(AliveFiles alive) throws IOException {
    Set<String> dead = new HashSet<>(alive.dead());
    if (dead.isEmpty()) {
      return;
    }
    for (StripeFile file : files) {
      file.change(
          PATIENCE,
          table -> {
            forget(table, dead);
            return true;
          });
    }
    for (String each : dead) {
      alive.remove(each);
    }
  }

  private static void forget(LockTable table, Set<String> dead) {
    for (KeyState state : table.keys.values()) {
      boolean held = state.holds.removeIf(each -> dead.contains(each.instance()));
      boolean waited = state.waiting.removeIf(each -> dead.contains(each.instance()));
      if (held || waited) {
        table.change();
      }
    }
  }
}
