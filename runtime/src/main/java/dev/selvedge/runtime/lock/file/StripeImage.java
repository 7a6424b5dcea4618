package dev.selvedge.runtime.lock.file;

import dev.selvedge.runtime.internal.Log;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a stripe lies in its file, so that a process may end at any instruction. Used only by who has
 * the file locked.
 *
 * <pre>
 *      0  ceiling: a number that no token exceeds        written and forced before one would
 *    512  ceiling, written in turns with the first
 *   1024  head: generation, last token, where the body is, checksums
 *   1536  head, written in turns with the first
 *   4096  bodies: all keys of the stripe; the one that counts is never overwritten
 * </pre>
 *
 * <p>A change writes a body next to the current one and then a head. A process that is killed in
 * between leaves the previous head and body as they were. Neither is forced to the disk, as the
 * operating system keeps what was written when a process dies. When the operating system itself
 * dies, all holders have died with it, and only the tokens matter: the ceiling has been forced, and
 * under another boot of the host tokens go on above it.
 */
final class StripeImage {
  private static final int MAGIC = 0x53764c31;
  private static final int BLOCK = 512;
  private static final int HEADS = 2 * BLOCK;
  private static final int BODIES = 4096;

  /** By how much the ceiling is raised at a time: a minute's worth, as tokens follow the clock. */
  private static final long CEILING_STEP = 60_000_000;

  /** Garbage at the end of the file that is not worth a system call. */
  private static final long SLACK = 64 * 1024;

  private final RandomAccessFile file;
  private final BootId boot;
  private final Path path;

  private long ceiling;
  private int ceilingBlock;
  private @Nullable Head current;

  private record Head(
      int block, long generation, long token, long at, int length, int sum, BootId boot) {
    long end() {
      return at + length;
    }
  }

  StripeImage(RandomAccessFile file, BootId boot, Path path) {
    this.file = file;
    this.boot = boot;
    this.path = path;
  }

  LockTable read() throws IOException {
    byte[] front = new byte[4 * BLOCK];
    readUpTo(front);
    current = null;
    readCeilings(front);
    Head first = head(front, 0);
    Head second = head(front, 1);
    boolean firstIsNewer =
        second == null || (first != null && first.generation() > second.generation());
    Head newer = firstIsNewer ? first : second;
    Head older = firstIsNewer ? second : first;
    LockTable table = newer == null ? null : body(newer, newer.boot().equals(boot));
    if (table == null && older != null) {
      table = body(older, false);
    }
    if (table == null && !isBlank(front)) {
      Log.warning(
          StripeImage.class,
          path + " had no valid content, and starts anew: locks that were held are free",
          null);
    }
    return table == null ? new LockTable(ceiling) : table;
  }

  /**
   * Whether no head was ever written, be it that a process was killed before it wrote the first.
   */
  private static boolean isBlank(byte[] front) {
    for (int i = HEADS; i < front.length; i++) {
      if (front[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private void readUpTo(byte[] front) throws IOException {
    file.seek(0);
    int length = 0;
    while (length < front.length) {
      int count = file.read(front, length, front.length - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
  }

  private void readCeilings(byte[] front) {
    ceiling = 0;
    ceilingBlock = 1;
    for (int block = 0; block < 2; block++) {
      ByteBuffer bytes = checked(front, block, 12);
      if (bytes != null) {
        long read = bytes.getLong();
        if (read > ceiling) {
          ceiling = read;
          ceilingBlock = block;
        }
      }
    }
  }

  private @Nullable Head head(byte[] front, int block) {
    ByteBuffer bytes = checked(front, 2 + block, 52);
    if (bytes == null) {
      return null;
    }
    return new Head(
        block,
        bytes.getLong(),
        bytes.getLong(),
        bytes.getLong(),
        bytes.getInt(),
        bytes.getInt(),
        new BootId(bytes.getLong(), bytes.getLong()));
  }

  /** The block behind its mark, if its checksum, which follows that many bytes, is right. */
  private static @Nullable ByteBuffer checked(byte[] front, int block, int length) {
    ByteBuffer bytes = ByteBuffer.wrap(front, block * BLOCK, BLOCK);
    int start = bytes.position();
    boolean right =
        bytes.getInt(start) == MAGIC && bytes.getInt(start + length) == sum(front, start, length);
    return right ? bytes.position(start + 4) : null;
  }

  private static int sum(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  /**
   * The keys as they were under this head, or null if its body is not all there.
   *
   * @param certain whether it is what was written last: of an older one it is not known how many
   *     tokens were granted since
   */
  private @Nullable LockTable body(Head head, boolean certain) throws IOException {
    byte[] bytes = new byte[head.length()];
    try {
      file.seek(head.at());
      file.readFully(bytes);
    } catch (EOFException e) {
      return null;
    }
    if (sum(bytes, 0, bytes.length) != head.sum()) {
      return null;
    }
    current = head;
    LockTable table = new LockTable(certain ? head.token() : Math.max(head.token(), ceiling));
    TableCodec.decode(bytes, table);
    return table;
  }

  void write(LockTable table) throws IOException {
    if (table.lastToken() > ceiling) {
      raiseCeiling(table.lastToken() + CEILING_STEP);
    }
    byte[] body = TableCodec.encode(table);
    Head before = current;
    boolean overlaps = before != null && before.at() - BODIES < body.length;
    long at = before != null && overlaps ? before.end() : BODIES;
    long generation = before == null ? 1 : before.generation() + 1;
    int block = before == null ? 0 : 1 - before.block();
    file.seek(at);
    file.write(body);
    writeHead(
        new Head(
            block,
            generation,
            table.lastToken(),
            at,
            body.length,
            sum(body, 0, body.length),
            boot));
    if (file.length() > at + body.length + SLACK) {
      file.setLength(at + body.length);
    }
  }

  private void writeHead(Head head) throws IOException {
    byte[] block = new byte[56];
    ByteBuffer.wrap(block)
        .putInt(MAGIC)
        .putLong(head.generation())
        .putLong(head.token())
        .putLong(head.at())
        .putInt(head.length())
        .putInt(head.sum())
        .putLong(head.boot().high())
        .putLong(head.boot().low())
        .putInt(sum(block, 0, 52));
    file.seek(HEADS + (long) head.block() * BLOCK);
    file.write(block);
  }

  /** Forced to the disk before any token above the old one is given away. */
  private void raiseCeiling(long to) throws IOException {
    byte[] block = new byte[16];
    ByteBuffer.wrap(block).putInt(MAGIC).putLong(to).putInt(sum(block, 0, 12));
    file.seek((long) (1 - ceilingBlock) * BLOCK);
    file.write(block);
    file.getFD().sync();
  }
}
