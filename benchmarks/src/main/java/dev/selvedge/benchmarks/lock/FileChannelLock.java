package dev.selvedge.benchmarks.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The operating system's lock on one region of a file per key; with a token, which is read, counted
 * up and written to the disk as a durable one must be, or without.
 */
final class FileChannelLock implements LockSubject {

  private static final int REGIONS = 1 << 20;

  private final boolean token;
  private final FileChannel channel;

  FileChannelLock(Path folder, boolean token) throws IOException {
    this.token = token;
    this.channel =
        FileChannel.open(
            folder.resolve("bare-" + token),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  @Override
  public String name() {
    return token ? "FileChannel.lock and a durable token" : "FileChannel.lock";
  }

  @Override
  public Held take(String key) throws IOException {
    long region = (long) Long.BYTES * Math.floorMod(key.hashCode(), REGIONS);
    FileLock lock = channel.lock(region, Long.BYTES, false);
    if (token) {
      ByteBuffer counted = ByteBuffer.allocate(Long.BYTES);
      channel.read(counted, region);
      counted.putLong(0, counted.getLong(0) + 1).clear();
      channel.write(counted, region);
      channel.force(false);
    }
    return lock::release;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
