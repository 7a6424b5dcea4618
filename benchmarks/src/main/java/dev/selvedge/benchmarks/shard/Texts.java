package dev.selvedge.benchmarks.shard;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** Keys that are text. */
final class Texts {
  private Texts() {}

  static String[] customers(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "customer-%07d", i))
        .toArray(String[]::new);
  }

  static String[] uuids(int count) {
    SplittableRandom random = new SplittableRandom(1);
    return IntStream.range(0, count)
        .mapToObj(i -> new UUID(random.nextLong(), random.nextLong()).toString())
        .toArray(String[]::new);
  }
}
