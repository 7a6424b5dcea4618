package dev.selvedge.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A directory, which has no server that could fail. */
final class FileSite implements Site {
  private final TemporaryFolder folder = TemporaryFolder.create();

  FileSite() throws IOException {}

  @Override
  public String url() {
    return "file:" + folder.path();
  }

  @Override
  public String urlAt(int port) {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public int port() {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public void kill() {
    throw new UnsupportedOperationException("there is no server");
  }

  @Override
  public void start() {}

  @Override
  public List<String> kept() throws IOException {
    List<String> kept = new ArrayList<>();
    try (DirectoryStream<Path> stripes = Files.newDirectoryStream(folder.path(), "stripe-*")) {
      for (Path stripe : stripes) {
        int keys = keys(ByteBuffer.wrap(Files.readAllBytes(stripe)));
        if (keys > 0) {
          kept.add(keys + " keys in " + stripe.getFileName());
        }
      }
    }
    return kept;
  }

  /** How many the body holds to which the newer of the two heads points; see the store's layout. */
  private static int keys(ByteBuffer stripe) {
    int newer = -1;
    for (int head = 1024; head <= 1536 && head + 28 <= stripe.limit(); head += 512) {
      boolean isNewer = newer < 0 || stripe.getLong(head + 4) > stripe.getLong(newer + 4);
      newer = stripe.getInt(head) != 0 && isNewer ? head : newer;
    }
    return newer < 0 ? 0 : stripe.getInt((int) stripe.getLong(newer + 20));
  }

  /**
   * Whether some process has one of the files locked. Not for a process that keeps locks there
   * itself: to look ends its own locks on them.
   */
  boolean isBeingChanged() throws Exception {
    TimeUnit.MILLISECONDS.sleep(20); // a thread that is told to stand still may be on its way
    try (DirectoryStream<Path> stripes = Files.newDirectoryStream(folder.path(), "stripe-*")) {
      for (Path stripe : stripes) {
        try (FileChannel channel = FileChannel.open(stripe, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock()) {
          if (lock == null) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
