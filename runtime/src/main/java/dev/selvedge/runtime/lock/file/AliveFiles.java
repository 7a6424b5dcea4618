package dev.selvedge.runtime.lock.file;

import dev.selvedge.runtime.internal.Log;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The files that show who is alive: each open store has one, and its process keeps it locked. The
 * kernel drops the lock when the process ends, however it ends, and keeps it while the process is
 * merely stopped. A store that is closed removes its file; what it still holds then ends with its
 * leases, as with any store.
 *
 * <p>An instance is named {@code PROCESS.RANDOM}. A process never opens the files of its own
 * instances but to lock them, as closing them again would drop the lock; of those it knows that
 * they are alive while the file is there.
 */
public final class AliveFiles implements Liveness, AutoCloseable {
  private static final String PREFIX = "alive-";

  /** A property, as it has to be one for all class loaders. */
  private static final String PROCESS_PROPERTY = "dev.selvedge.process";

  private final Path directory;
  private final String process;
  private final String instance;
  private final RandomAccessFile own;

  private AliveFiles(Path directory, String process, String instance, RandomAccessFile own) {
    this.directory = directory;
    this.process = process;
    this.instance = instance;
    this.own = own;
  }

  /** Adds a new instance; to be called by one process at a time. */
  public static AliveFiles join(Path directory) throws IOException {
    String process = process();
    String instance = process + '.' + random();
    Path path = directory.resolve(PREFIX + instance);
    RandomAccessFile own = new RandomAccessFile(path.toFile(), "rw");
    FileLock lock = own.getChannel().tryLock();
    if (lock == null) {
      own.close();
      throw new IOException("cannot lock " + path);
    }
    return new AliveFiles(directory, process, instance, own);
  }

  /** Its number is compared, as there are parents that pass their properties on to children. */
  private static String process() {
    String number = ProcessHandle.current().pid() + "-";
    return (String)
        System.getProperties()
            .compute(
                PROCESS_PROPERTY,
                (key, name) ->
                    name instanceof String known && known.startsWith(number)
                        ? known
                        : number + random());
  }

  private static String random() {
    return UUID.randomUUID().toString().substring(24);
  }

  public String instance() {
    return instance;
  }

  @Override
  public boolean isDead(String other) {
    return !other.isEmpty() && !isOfThisProcess(other) && isUnlocked(path(other));
  }

  @Override
  public boolean isPresent(String other) {
    return Files.exists(path(other)) && !isDead(other);
  }

  private boolean isOfThisProcess(String other) {
    return other.startsWith(process) && other.startsWith(".", process.length());
  }

  private Path path(String other) {
    return directory.resolve(PREFIX + other);
  }

  /** Whether the file is there and its lock is free. */
  private static boolean isUnlocked(Path path) {
    if (!Files.exists(path)) {
      return false;
    }
    // shared, so that several who look at the same time do not take each other for the owner;
    // "r", so that a file that was just removed does not come back
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        FileLock lock = file.getChannel().tryLock(0, Long.MAX_VALUE, true)) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // somebody else in this process looks right now; the next look will tell
    } catch (IOException e) {
      return false; // removed in between, or not to be known: its leases end it
    }
  }

  /** The instances whose processes have ended without closing them. */
  public List<String> dead() throws IOException {
    List<String> dead = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
      for (Path file : files) {
        String other = file.getFileName().toString().substring(PREFIX.length());
        if (isDead(other)) {
          dead.add(other);
        }
      }
    }
    return dead;
  }

  /** Whether anybody in this process uses the directory, of whatever class loader. */
  static boolean isUsedByThisProcess(Path directory) throws IOException {
    String own = PREFIX + process() + '.';
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, own + "*")) {
      return files.iterator().hasNext();
    }
  }

  /** Removes the file of a dead one, of which no stripe knows any more. */
  public void remove(String dead) throws IOException {
    Files.deleteIfExists(path(dead));
  }

  /** Before it is closed, lest it look dead; where an open file cannot be removed, after it. */
  private void removeOwn() throws IOException {
    try {
      Files.deleteIfExists(path(instance));
    } finally {
      own.close();
      Files.deleteIfExists(path(instance));
    }
  }

  @Override
  public void close() {
    try {
      removeOwn();
    } catch (IOException e) {
      Log.debug(AliveFiles.class, "cannot remove " + path(instance), e);
    }
  }
}
