package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.selvedge.runtime.shard.KeyHash;
import java.util.SplittableRandom;

/**
 * Keys of two parts, a text of 16 characters and a number; bare is the hash of their two hashes.
 */
public class CompositeKeyToOwner extends KeyToOwner {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private final String[] customers = Texts.customers(KEYS);
  private final long[] orders = new SplittableRandom(1).longs(KEYS).toArray();

  @Override
  long selvedgeHash(int key) {
    long hash = KeyHash.composite(2);
    hash = KeyHash.and(hash, KeyHash.of(customers[key]));
    return KeyHash.and(hash, KeyHash.of(orders[key]));
  }

  @Override
  long bareHash(int key) {
    return XXH3.hashLongLongToLong(
        XXH3.hashCharsToLong(customers[key]), XXH3.hashLongToLong(orders[key]));
  }
}
