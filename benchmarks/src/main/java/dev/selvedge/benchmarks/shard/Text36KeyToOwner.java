package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.selvedge.runtime.shard.KeyHash;

/** Keys of 36 characters, as a UUID is written. */
public class Text36KeyToOwner extends KeyToOwner {
  private static final Hasher64 XXH3 = Hashing.xxh3_64();

  private final String[] keys = Texts.uuids(KEYS);

  @Override
  long selvedgeHash(int key) {
    return KeyHash.of(keys[key]);
  }

  @Override
  long bareHash(int key) {
    return XXH3.hashCharsToLong(keys[key]);
  }
}
