package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.selvedge.runtime.shard.InvalidShardKeyException;
import dev.selvedge.runtime.shard.KeyHash;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The generated hash methods, run against the real runtime: what they read, in which order, for
 * what.
 */
class HashesRunTest {

  private static final Compilation COMPILATION =
      Compiles.againstTheRuntime(Fixture.of("run", "Hashes"));

  private static final long LOW_2 =
      composite(KeyHash.of("LOW"), KeyHash.of(2)); // Place(LOW, 2), by the name of the constant

  private final GeneratedCompanion companion = new GeneratedCompanion("run.Hashes", COMPILATION);

  @BeforeEach
  void compiledWithoutAWarning() {
    assertThat(COMPILATION.diagnostics()).isEmpty();
  }

  @Test
  void aSingleValueIsNotWrapped() throws Exception {
    assertThat(hash("single", "c1")).isEqualTo(KeyHash.of("c1"));
  }

  @Test
  void severalValuesAreACompositeInTheirOrder() throws Exception {
    assertThat(hash("pair", "x", "yz"))
        .isEqualTo(composite(KeyHash.of("x"), KeyHash.of("yz")))
        .isNotEqualTo(hash("pair", "xy", "z"));
  }

  @Test
  void aRecordIsACompositeOfItsComponents() throws Exception {
    assertThat(hash("ofRecord", customer())).isEqualTo(composite(KeyHash.of("c1"), LOW_2));
  }

  @Test
  void eachStepIsTakenOnceFromTheLeftToTheRight() throws Exception {
    Object customer = customer();
    assertThat(hash("several", customer))
        .isEqualTo(composite(LOW_2, KeyHash.of("c1"), KeyHash.of(2)));
    assertThat(companion.calls()).containsExactly("place", "level", "zone");
  }

  @Test
  void everyKindOfValueIsHashedAsItself() throws Exception {
    UUID id = new UUID(1, 2);
    BigDecimal amount = new BigDecimal("1.50");
    Object boxed = companion.make("Box", 9L);
    assertThat(hash("kinds", true, 'x', id, amount, 3, (byte) 4, boxed))
        .isEqualTo(
            composite(
                KeyHash.of(true),
                KeyHash.of('x'),
                KeyHash.of(id),
                KeyHash.ofText(amount),
                KeyHash.of(3),
                KeyHash.of(4),
                KeyHash.of(9)));
  }

  @Test
  void aNullArgumentIsNamed() throws Exception {
    assertMissing("id is null in shard key 'id' of run.Hashes#single", "single", nothing());
    assertMissing("customer is null in shard key 'customer'", "ofRecord", nothing());
    assertThat(companion.calls()).isEmpty();
  }

  @Test
  void aNullOnTheWayIsNamedAndNothingAfterItIsAsked() throws Exception {
    Object customer = companion.make("Customer", "c1", null);
    assertMissing("customer.place is null", "several", customer);
    assertThat(companion.calls()).containsExactly("place");
  }

  @Test
  void aNullAtTheEndIsNamed() throws Exception {
    Object customer = companion.make("Customer", "c1", place(null));
    assertMissing("customer.place.zone is null", "ofRecord", customer);
    assertMissing("b is null in shard key 'a, b' of run.Hashes#pair", "pair", "x", null);
    Object empty = companion.make("Box", nothing());
    assertMissing(
        "boxed.value is null",
        "kinds",
        true,
        'x',
        new UUID(1, 2),
        BigDecimal.ONE,
        3,
        (byte) 4,
        empty);
  }

  @Test
  void whatOnlyTheHostCanReadIsPassedIn() throws Exception {
    assertThat(companion.constant("ofHost", "hashReach"))
        .isEqualTo("this>f:run/Hashes.secret:J this>f:run/Hashes.hidden:Lrun/Hashes$Place;");
    assertThat(companion.method("ofHost", "hash").getParameterTypes())
        .containsExactly(Long.class, companion.nested("Place"));
    assertThat(hash("ofHost", 1L, place(2))).isEqualTo(composite(KeyHash.of(1), LOW_2));
    assertMissing("this.secret is null", "ofHost", null, place(2));
    assertMissing("this.hidden is null", "ofHost", 1L, null);
  }

  private void assertMissing(String message, String method, @Nullable Object... arguments) {
    assertThatThrownBy(() -> hash(method, arguments))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(InvalidShardKeyException.class)
        .hasMessageContaining(message);
  }

  private long hash(String method, @Nullable Object... arguments) throws Exception {
    return (long) companion.call(method, "hash", arguments);
  }

  private Object customer() throws Exception {
    return companion.make("Customer", "c1", place(2));
  }

  private Object place(@Nullable Integer zone) throws Exception {
    return companion.make("Place", companion.nested("Level").getEnumConstants()[0], zone);
  }

  private static long composite(long... parts) {
    long hash = KeyHash.composite(parts.length);
    for (long part : parts) {
      hash = KeyHash.and(hash, part);
    }
    return hash;
  }

  /** One argument that is null, as an array of them would be none at all. */
  private static @Nullable Object[] nothing() {
    return new @Nullable Object[] {null};
  }
}
