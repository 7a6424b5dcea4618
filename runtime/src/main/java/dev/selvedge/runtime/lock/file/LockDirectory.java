package dev.selvedge.runtime.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.selvedge.runtime.InvalidSettingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a store, of locks or of members: whether it can be used, and who may join, or do
 * anything else alone, at the moment. Thread-safe.
 */
public final class LockDirectory {
  /** File systems of other hosts, whose locks cannot be relied on. */
  private static final Set<String> REMOTE =
      Set.of(
          "nfs",
          "nfs3",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afs",
          "ncpfs",
          "9p",
          "ceph",
          "fuse.ceph",
          "glusterfs",
          "fuse.glusterfs",
          "lustre",
          "gpfs",
          "beegfs",
          "fuse.sshfs",
          "fuse.s3fs",
          "fuse.rclone",
          "davfs",
          "fuse.davfs2",
          "webdav",
          "vboxsf",
          "vmhgfs",
          "fuse.vmhgfs-fuse");

  private static final byte[] LAYOUT = "selvedge locks, layout 1\n".getBytes(UTF_8);
  private static final long PATIENCE = 10_000_000_000L;

  /** Closing the file would drop the lock of others in this process. */
  private static final ReentrantLock ALONE = new ReentrantLock();

  private final Path path;

  private LockDirectory(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /**
   * The directory that a coordinator's URL names, or one within it; made if it is not there.
   *
   * @param within a relative path; empty for the directory itself
   * @throws InvalidSettingException if it cannot be used
   */
  public static LockDirectory open(String url, String within) throws IOException {
    return open(url, FileUrl.path(url).resolve(within));
  }

  /**
   * Makes it if it is not there.
   *
   * @throws InvalidSettingException if it cannot be used
   */
  static LockDirectory open(String url, Path path) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (AccessDeniedException e) {
      throw new InvalidSettingException(
          "coordinator '"
              + url
              + "': "
              + path.toAbsolutePath()
              + " cannot be made by '"
              + System.getProperty("user.name")
              + "'; make it, or name another directory");
    } catch (FileAlreadyExistsException e) {
      throw new InvalidSettingException(
          "coordinator '" + url + "': " + e.getFile() + " is not a directory; name one");
    }
    Path real = path.toRealPath();
    if (!Files.isWritable(real)) {
      throw new InvalidSettingException(
          "coordinator '"
              + url
              + "': "
              + real
              + " is not writable by '"
              + System.getProperty("user.name")
              + "'; change its owner or name another directory");
    }
    String type = Files.getFileStore(real).type();
    requireLocal(url, real, type);
    return new LockDirectory(real);
  }

  static void requireLocal(String url, Path path, String type) {
    if (REMOTE.contains(type.toLowerCase(Locale.ROOT))) {
      throw new InvalidSettingException(
          "coordinator '"
              + url
              + "': "
              + path
              + " is on a file system of type '"
              + type
              + "', where locks between hosts cannot be relied on; name a directory on a local"
              + " disk, or use redis: or jdbc: for several hosts");
    }
  }

  /** What is done by one process at a time. */
  @FunctionalInterface
  public interface Alone<T> {
    T run() throws IOException;
  }

  /** Runs it while nobody else joins or tidies up. */
  <T> T alone(String url, Alone<T> action) throws IOException {
    return alone(url, PATIENCE, action);
  }

  /**
   * Runs it while nobody else does anything alone.
   *
   * @param patience for how long to wait for other processes, in nanoseconds
   */
  public <T> T alone(String url, long patience, Alone<T> action) throws IOException {
    boolean interrupted = Thread.interrupted();
    ALONE.lock();
    try (RandomAccessFile members = new RandomAccessFile(path.resolve("members").toFile(), "rw");
        FileLock lock = lock(members, patience)) {
      requireLayout(url, members);
      return action.run();
    } finally {
      ALONE.unlock();
      boolean meanwhile = Thread.interrupted();
      if (interrupted || meanwhile) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Runs it while nobody else in this class loader joins or leaves: what is left to do alone. */
  static void aloneHere(Runnable action) {
    ALONE.lock();
    try {
      action.run();
    } finally {
      ALONE.unlock();
    }
  }

  private FileLock lock(RandomAccessFile members, long patience) throws IOException {
    long deadline = System.nanoTime() + patience;
    while (true) {
      FileLock lock = tryLock(members);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException(
            "another process has locked " + path.resolve("members") + " and does not go on");
      }
      LockSupport.parkNanos(this, 1_000_000); // as for StripeFile: a wait that can end
    }
  }

  private static @Nullable FileLock tryLock(RandomAccessFile members) throws IOException {
    try {
      return members.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void requireLayout(String url, RandomAccessFile members) throws IOException {
    byte[] found = new byte[(int) Math.min(members.length(), 64)];
    members.readFully(found);
    if (found.length == 0) {
      members.write(LAYOUT);
    } else if (!Arrays.equals(found, LAYOUT)) {
      throw new InvalidSettingException(
          "coordinator '"
              + url
              + "': "
              + path.resolve("members")
              + " says '"
              + new String(found, UTF_8).strip()
              + "': another version of selvedge uses this directory; name another one");
    }
  }
}
