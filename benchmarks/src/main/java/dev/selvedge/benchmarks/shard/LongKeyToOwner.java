package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.selvedge.runtime.shard.KeyHash;
import java.util.SplittableRandom;

/** Keys that are numbers. */
public class LongKeyToOwner extends KeyToOwner {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private final long[] keys = new SplittableRandom(1).longs(KEYS).toArray();

  @Override
  long selvedgeHash(int key) {
    return KeyHash.of(keys[key]);
  }

  @Override
  long bareHash(int key) {
    return XXH3.hashLongToLong(keys[key]);
  }
}
