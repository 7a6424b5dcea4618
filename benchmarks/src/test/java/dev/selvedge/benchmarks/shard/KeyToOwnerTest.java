package dev.selvedge.benchmarks.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Every subject shares out keys among all members, so that none is measured doing nothing. */
class KeyToOwnerTest {
  private static final int MEMBERS = 10;

  static Stream<KeyToOwner> benchmarks() {
    return Stream.of(
        new LongKeyToOwner(),
        new Text16KeyToOwner(),
        new Text36KeyToOwner(),
        new CompositeKeyToOwner());
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void every_subject_gives_each_member_keys(KeyToOwner benchmark) throws Exception {
    benchmark.members = MEMBERS;
    benchmark.prepare();
    for (Method method : KeyToOwner.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Benchmark.class) && !method.getName().equals("hash")) {
        Map<Object, Integer> counts = new HashMap<>();
        for (int i = 0; i < KeyToOwner.KEYS; i++) {
          counts.merge(method.invoke(benchmark), 1, Integer::sum);
        }
        assertThat(counts).as(method.getName()).hasSize(MEMBERS);
        assertThat(counts.values())
            .as(method.getName())
            .allSatisfy(count -> assertThat(count).isBetween(200, 700));
      }
    }
  }

  static Stream<LongToIntFunction> tables() {
    List<String> ids = List.of("a", "b", "c", "d");
    return Stream.of(new MaglevTable(ids)::owner, new VirtualNodeRing(ids)::owner);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tables_of_our_own_writing_are_even(LongToIntFunction table) {
    int[] counts = new int[4];
    new SplittableRandom(1).longs(100_000).forEach(hash -> counts[table.applyAsInt(hash)]++);

    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(20_000, 30_000));
  }
}
