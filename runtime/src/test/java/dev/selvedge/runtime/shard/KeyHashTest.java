package dev.selvedge.runtime.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dynatrace.hash4j.hashing.Hashing;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyHashTest {
  private static final UUID ID = UUID.fromString("c1a9d0c2-5f44-4d2b-9a83-0f6f6f6c2c11");

  enum Region {
    EU,
    US {
      @Override
      public String toString() {
        return "another text";
      }
    }
  }

  record Account(@Nullable Region region, long number) {}

  record Sale(Account account, String concert) {}

  private record Hidden(int id) {}

  record Generic<T>(T value) {}

  record Empty() {}

  record Failing(int id) {
    @Override
    public int id() {
      throw new IllegalStateException("not now");
    }
  }

  @Test
  void whole_numbers_of_all_widths_are_one_kind() {
    long expected = KeyHash.of(7);

    assertThat(KeyHash.ofKey((byte) 7)).isEqualTo(expected);
    assertThat(KeyHash.ofKey((short) 7)).isEqualTo(expected);
    assertThat(KeyHash.ofKey(7)).isEqualTo(expected);
    assertThat(KeyHash.ofKey(7L)).isEqualTo(expected);
    assertThat(KeyHash.ofKey(-1)).isEqualTo(KeyHash.of(-1L)).isEqualTo(KeyHash.ofKey(-1L));
  }

  @Test
  void values_without_a_static_type_have_the_hash_of_their_own() {
    assertThat(KeyHash.ofKey("c-42")).isEqualTo(KeyHash.of("c-42"));
    assertThat(KeyHash.ofKey(true)).isEqualTo(KeyHash.of(true));
    assertThat(KeyHash.ofKey('x')).isEqualTo(KeyHash.of('x'));
    assertThat(KeyHash.ofKey(ID)).isEqualTo(KeyHash.of(ID));
    assertThat(KeyHash.ofKey(Region.EU)).isEqualTo(KeyHash.of(Region.EU));
  }

  @Test
  void kinds_differ() {
    assertThat(
            List.of(
                KeyHash.of(1),
                KeyHash.of("1"),
                KeyHash.of(true),
                KeyHash.of(new UUID(1, 0)),
                KeyHash.composite(1),
                KeyHash.ofKey(new Generic<>(1))))
        .doesNotHaveDuplicates();
  }

  @Test
  void an_enum_constant_is_its_name() {
    assertThat(KeyHash.ofKey(Region.US)).isEqualTo(KeyHash.of(Region.US));
    assertThat(KeyHash.of(Region.US)).isEqualTo(KeyHash.of("US"));
  }

  @Test
  void a_char_is_a_text_of_one() {
    for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
      assertThat(KeyHash.of((char) c))
          .isEqualTo(Hashing.xxh3_64(2).hashCharsToLong(String.valueOf((char) c)));
    }
  }

  static Stream<Object> texts() {
    LocalDateTime time = LocalDateTime.of(2026, 11, 23, 21, 50);
    return Stream.of(
        new BigInteger("123456789012345678901234567890"),
        Duration.ofMillis(2500),
        Period.ofMonths(14),
        time.toInstant(ZoneOffset.UTC),
        time,
        time.toLocalDate(),
        time.toLocalTime(),
        time.atOffset(ZoneOffset.ofHours(1)),
        OffsetTime.of(LocalTime.NOON, ZoneOffset.UTC),
        time.atZone(ZoneId.of("Europe/Paris")),
        MonthDay.of(2, 29),
        Year.of(2026),
        YearMonth.of(2026, 11),
        ZoneId.of("Europe/Paris"),
        ZoneOffset.ofHours(-3),
        Currency.getInstance("EUR"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void others_are_their_text(Object value) {
    assertThat(KeyHash.ofKey(value))
        .isEqualTo(KeyHash.ofText(value))
        .isEqualTo(KeyHash.of(value.toString()));
  }

  @Test
  void equal_numbers_are_one_key_whatever_their_scale() {
    assertThat(KeyHash.ofKey(new BigDecimal("2.50")))
        .isEqualTo(KeyHash.ofKey(new BigDecimal("2.5")))
        .isEqualTo(KeyHash.ofText(new BigDecimal("2.500")));
    assertThat(KeyHash.ofKey(new BigDecimal("0.000"))).isEqualTo(KeyHash.ofKey(BigDecimal.ZERO));
    assertThat(KeyHash.ofKey(new BigDecimal("100"))).isEqualTo(KeyHash.of("1E+2"));
  }

  @Test
  void several_parts_are_a_composite() {
    long composite = KeyHash.and(KeyHash.composite(2), KeyHash.of("eu"));

    assertThat(KeyHash.ofKey("eu", 7)).isEqualTo(KeyHash.and(composite, KeyHash.of(7)));
  }

  @Test
  void short_inputs_have_the_hash_of_the_library() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      long seed = i % 2 == 0 ? i % 10 : random.nextLong();
      long first = random.nextLong() >> random.nextInt(64);
      long second = random.nextLong() >> random.nextInt(64);

      assertThat(ShortXxh3.hash(first, seed))
          .isEqualTo(Hashing.xxh3_64(seed).hashLongToLong(first));
      assertThat(ShortXxh3.hash(first, second, seed))
          .isEqualTo(Hashing.xxh3_64(seed).hashLongLongToLong(first, second));
      assertThat(ShortXxh3.hash((char) first, seed))
          .isEqualTo(Hashing.xxh3_64(seed).hashCharsToLong(String.valueOf((char) first)));
    }
  }

  @Test
  void parts_cannot_be_shifted_into_each_other() {
    assertThat(KeyHash.ofKey("ab", "c")).isNotEqualTo(KeyHash.ofKey("a", "bc"));
    assertThat(KeyHash.ofKey("a", "b")).isNotEqualTo(KeyHash.ofKey("b", "a"));
    assertThat(KeyHash.ofKey("a", "")).isNotEqualTo(KeyHash.ofKey("", "a"));
    assertThat(KeyHash.ofKey(1, new Generic<>(2))).isNotEqualTo(KeyHash.ofKey(1, 2));
  }

  @Test
  void a_record_is_a_composite_of_its_components_in_order() {
    long account = KeyHash.composite(2);
    account = KeyHash.and(account, KeyHash.of(Region.EU));
    account = KeyHash.and(account, KeyHash.of(7));
    long sale = KeyHash.composite(2);
    sale = KeyHash.and(sale, account);
    sale = KeyHash.and(sale, KeyHash.of("c-42"));

    assertThat(KeyHash.ofKey(new Sale(new Account(Region.EU, 7), "c-42"))).isEqualTo(sale);
    assertThat(KeyHash.ofKey(new Account(Region.EU, 7), "c-42")).isEqualTo(sale);
  }

  @Test
  void a_record_that_only_its_class_sees_is_read_too() {
    assertThat(KeyHash.ofKey(new Hidden(7)))
        .isEqualTo(KeyHash.and(KeyHash.composite(1), KeyHash.of(7)));
  }

  @Test
  void a_missing_part_is_named_down_to_the_component() {
    assertThatThrownBy(() -> KeyHash.ofKey("eu", new Sale(new Account(null, 1), "c")))
        .isInstanceOf(InvalidShardKeyException.class)
        .hasMessage("part 2.account.region of the shard key is null: nobody owns it; pass a value");
    assertThatThrownBy(() -> KeyHash.ofKey((Object) null))
        .isInstanceOf(InvalidShardKeyException.class)
        .hasMessageStartingWith("part 1 of the shard key is null");
  }

  @Test
  void a_key_without_parts_is_none() {
    assertThatThrownBy(KeyHash::ofKey).isInstanceOf(InvalidShardKeyException.class);
    assertThatThrownBy(() -> KeyHash.ofKey(new Empty()))
        .isInstanceOf(InvalidShardKeyException.class)
        .hasMessageContaining("a record without components");
  }

  @Test
  @SuppressWarnings("NullAway") // what a caller without our checks can write
  void a_null_in_place_of_the_parts_is_none() {
    assertThatThrownBy(() -> KeyHash.ofKey((Object[]) null))
        .isInstanceOf(InvalidShardKeyException.class);
  }

  static Stream<Map.Entry<Object, String>> refused() {
    return Stream.of(
        Map.entry(1.5, "pass a whole number or a BigDecimal"),
        Map.entry(1.5f, "pass a whole number or a BigDecimal"),
        Map.entry(new int[] {1}, "part 1 of the shard key is a int[], which cannot be one"),
        Map.entry(new byte[0], "byte[]"),
        Map.entry(List.of("a"), "pass what identifies it"),
        Map.entry(Map.of("a", 1), "pass what identifies it"),
        Map.entry(Optional.of(1), "pass the value itself"),
        Map.entry(new StringBuilder("a"), "pass it as a String"),
        Map.entry(URI.create("a:b"), "pass its toASCIIString()"),
        Map.entry(Locale.ROOT, "pass its toLanguageTag()"),
        Map.entry(new Date(0), "pass its getTime()"),
        Map.entry(String.class, "pass its getName()"),
        Map.entry(new AtomicLong(1), "pass a property that does, such as its id"),
        Map.entry(new Object(), "java.lang.Object"),
        Map.entry(new Generic<>(1.5), "part 1.value of the shard key is a java.lang.Double"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void what_has_no_stable_identity_is_refused(Map.Entry<Object, String> given) {
    assertThatThrownBy(() -> KeyHash.ofKey(new Object[] {given.getKey()}))
        .isInstanceOf(InvalidShardKeyException.class)
        .hasMessageContaining(given.getValue());
  }

  @Test
  void the_failure_of_an_accessor_is_the_callers() {
    assertThatThrownBy(() -> KeyHash.ofKey(new Failing(1)))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("not now");
  }

  @Test
  void typed_methods_allocate_nothing() {
    String text = "customer-0000042-0123456789-01234567";
    assertThat(allocated(() -> KeyHash.of(42))).isZero();
    assertThat(allocated(() -> KeyHash.of('x'))).isZero();
    assertThat(allocated(() -> KeyHash.of(true))).isZero();
    assertThat(allocated(() -> KeyHash.of(ID))).isZero();
    assertThat(allocated(() -> KeyHash.of(text))).isZero();
    assertThat(allocated(() -> KeyHash.of(TimeUnit.SECONDS))).isZero();
    assertThat(allocated(() -> KeyHash.and(KeyHash.composite(2), KeyHash.of(text)))).isZero();
  }

  /** Bytes per call, rounded down; the first call, which loads classes, is not counted. */
  private static long allocated(LongSupplier call) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = call.getAsLong();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      sum += call.getAsLong();
    }
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(sum).isNotZero();
    return (after - before) / 1000;
  }
}
