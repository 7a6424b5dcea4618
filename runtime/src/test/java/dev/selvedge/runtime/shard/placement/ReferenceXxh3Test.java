package dev.selvedge.runtime.shard.placement;

import static org.assertj.core.api.Assertions.assertThat;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceXxh3Test {

  @Test
  void has_the_published_hash_of_nothing() {
    assertThat(ReferenceXxh3.hash(new byte[0], 0)).isEqualTo(0x2d06800538d394c2L);
  }

  @Test
  void the_library_has_the_same_hashes_for_every_length_and_many_seeds() {
    Random random = new Random(1);
    for (int length = 0; length <= 240; length++) {
      for (int round = 0; round < 8; round++) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        long seed = round < 6 ? round : random.nextLong();
        assertThat(Hashing.xxh3_64(seed).hashBytesToLong(bytes))
            .as("%s bytes, seed %s", length, seed)
            .isEqualTo(ReferenceXxh3.hash(bytes, seed));
      }
    }
  }
}
