package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.selvedge.runtime.shard.KeyHash;

/** Keys of 16 characters, such as {@code customer-0000042}. */
public class Text16KeyToOwner extends KeyToOwner {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private final String[] keys = Texts.customers(KEYS);

  @Override
  long selvedgeHash(int key) {
    return KeyHash.of(keys[key]);
  }

  @Override
  long bareHash(int key) {
    return XXH3.hashCharsToLong(keys[key]);
  }
}
