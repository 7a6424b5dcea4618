package dev.selvedge.runtime.lock.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the files in which keys are kept, locked for as long as one change takes: among the
 * threads here by a lock of ours, among processes by the file's. Thread-safe; takes no notice of
 * interrupts, and leaves the flag as it was.
 */
final class StripeFile {
  private static final long FIRST_PAUSE = 10_000;
  private static final long LONGEST_PAUSE = 2_000_000;

  private final Path path;
  private final RandomAccessFile file;
  private final StripeImage image;
  private final @Nullable Object identity;
  private final ReentrantLock local = new ReentrantLock();
  private boolean closed;

  StripeFile(Path path, BootId boot) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), "rw");
    this.image = new StripeImage(file, boot, path);
    this.identity = identity(path);
  }

  private static @Nullable Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /**
   * Reads the stripe, changes it and writes it back, alone.
   *
   * @param limit for how long to wait for others, in nanoseconds
   * @throws IOException if nothing was changed
   */
  <T> T change(long limit, Function<LockTable, T> change) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      long deadline = System.nanoTime() + limit;
      interrupted |= lockLocally(deadline);
      try {
        return changeAlone(deadline, change);
      } finally {
        local.unlock();
      }
    } finally {
      boolean meanwhile = Thread.interrupted();
      if (interrupted || meanwhile) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Whether the thread was interrupted while it waited. */
  private boolean lockLocally(long deadline) throws IOException {
    boolean interrupted = false;
    while (true) {
      try {
        if (local.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return interrupted;
        }
        throw new IOException("too many threads wait for " + path);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private <T> T changeAlone(long deadline, Function<LockTable, T> change) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    FileLock lock = lockAmongProcesses(deadline);
    try {
      requireInPlace();
      LockTable table = image.read();
      T result = change.apply(table);
      if (table.isChanged()) {
        table.expire(System.currentTimeMillis());
        image.write(table);
      }
      return result;
    } finally {
      lock.release();
    }
  }

  /**
   * Asks again and again: to wait in the kernel could be neither bounded nor, without closing the
   * file, given up. Others have it for microseconds.
   */
  private FileLock lockAmongProcesses(long deadline) throws IOException {
    for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      FileLock lock = tryLock();
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException(
            "another process has locked "
                + path
                + " and does not go on: is one of them stopped, or looked at by a debugger?");
      }
      LockSupport.parkNanos(this, pause);
    }
  }

  private @Nullable FileLock tryLock() throws IOException {
    try {
      return file.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another store in this process has it
    }
  }

  /** A removed file can still be written, but it is not the one that others find. */
  private void requireInPlace() throws IOException {
    try {
      if (Objects.equals(identity, identity(path))) {
        return;
      }
    } catch (NoSuchFileException e) { // said below
    }
    throw new IOException(
        path
            + " was removed or replaced while it was in use: leave the directory alone, and start"
            + " this process again");
  }

  /** Whether it is what others find under its name. */
  boolean isInPlace() {
    try {
      requireInPlace();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** To be called only where nothing else in this process uses the file. */
  void close() throws IOException {
    local.lock();
    try {
      closed = true;
      file.close();
    } finally {
      local.unlock();
    }
  }
}
