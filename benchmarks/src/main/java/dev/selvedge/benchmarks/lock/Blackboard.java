package dev.selvedge.benchmarks.lock;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A page of memory that all contending processes share: who holds the lock, and when it was given
 * back last. Times are {@link System#nanoTime}, which on Linux reads one clock for all processes.
 * Thread-safe.
 */
final class Blackboard {

  private static final VarHandle LONGS =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int SIZE = 4096;
  private static final int HOLDER = 0;
  private static final int GIVEN_BACK_AT = 64;
  private static final int GIVEN_BACK_BY = 128;

  private final ByteBuffer page;

  private Blackboard(ByteBuffer page) {
    this.page = page;
  }

  static Blackboard open(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new Blackboard(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
    }
  }

  /**
   * Notes who has taken the lock.
   *
   * @param holder not zero
   * @throws IllegalStateException if somebody has it already
   */
  void taken(long holder) {
    long before = (long) LONGS.getAndSet(page, HOLDER, holder);
    if (before != 0) {
      throw new IllegalStateException(
          "the lock was granted to %d while %d held it".formatted(holder, before));
    }
  }

  /** Notes that it is being given back, by a process, now. */
  void givingBack(long process) {
    LONGS.setVolatile(page, HOLDER, 0L);
    LONGS.setVolatile(page, GIVEN_BACK_BY, process);
    LONGS.setVolatile(page, GIVEN_BACK_AT, System.nanoTime());
  }

  /** When it was last given back; zero if never. For the holder. */
  long givenBackAt() {
    return (long) LONGS.getVolatile(page, GIVEN_BACK_AT);
  }

  /** The process that last gave it back. For the holder. */
  long givenBackBy() {
    return (long) LONGS.getVolatile(page, GIVEN_BACK_BY);
  }
}
