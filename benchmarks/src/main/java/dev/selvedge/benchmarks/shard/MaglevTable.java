package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.List;

/**
 * A lookup table as Google's Maglev fills it: each member has its own order of all entries, and in
 * turns they take the first that is free.
 */
final class MaglevTable {
  /** A prime, and the size that is customary. */
  static final int SIZE = 65_537;

  private static final short FREE = -1;
  private static final Hasher64 OFFSET = Hashing.xxh3_64(1);
  private static final Hasher64 SKIP = Hashing.xxh3_64(2);

  private final short[] table = new short[SIZE];

  MaglevTable(List<String> ids) {
    Arrays.fill(table, FREE);
    int count = ids.size();
    int[] position = new int[count];
    int[] skip = new int[count];
    for (int member = 0; member < count; member++) {
      String id = ids.get(member);
      position[member] = (int) Long.remainderUnsigned(OFFSET.hashCharsToLong(id), SIZE);
      skip[member] = 1 + (int) Long.remainderUnsigned(SKIP.hashCharsToLong(id), SIZE - 1);
    }
    for (int filled = 0; filled < SIZE; filled++) {
      int member = filled % count;
      int at = position[member];
      while (table[at] != FREE) {
        at = (at + skip[member]) % SIZE;
      }
      table[at] = (short) member;
      position[member] = at;
    }
  }

  int owner(long hash) {
    return table[(int) ((hash >>> 1) % SIZE)];
  }
}
