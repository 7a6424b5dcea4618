package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.selvedge.runtime.lock.InvalidLockKeyException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The generated methods, run against the real runtime: what they read, in which order, for what.
 */
class KeysRunTest {

  private static final Compilation COMPILATION =
      Compiles.againstTheRuntime(Fixture.of("run", "Keys"));

  private final GeneratedCompanion companion = new GeneratedCompanion("run.Keys", COMPILATION);

  @BeforeEach
  void compiledWithoutAWarning() {
    assertThat(COMPILATION.diagnostics()).isEmpty();
  }

  @Test
  void valuesAreFramedSoThatNoneRunsIntoTheNext() throws Exception {
    assertThat(keys("pair", "x.y", "z")).isEqualTo("<3:x.y>.<1:z>");
    assertThat(keys("pair", "x", "y.z")).isEqualTo("<1:x>.<3:y.z>");
  }

  @Test
  void aValueThatLooksLikeAFrameIsStillAValue() throws Exception {
    assertThat(keys("pair", "1:x>.<1:y", "z")).isEqualTo("<9:1:x>.<1:y>.<1:z>");
  }

  @Test
  void eachStepIsTakenOnceFromTheLeftToTheRight() throws Exception {
    Object customer = companion.make("Customer", "c1");
    set(customer, "level", companion.nested("Level").getEnumConstants()[0]);
    assertThat(keys("order", companion.make("Order", customer)))
        .isEqualTo("order:<2:c1>/<1:7>:<3:LOW>");
    assertThat(companion.calls()).containsExactly("customer", "number");
  }

  @Test
  void aStepIsTakenOnceForAllKeysTogether() throws Exception {
    String keys = keys("several", companion.make("Order", companion.make("Customer", "c1")));
    assertThat(keys).isEqualTo("[<1:7>, <2:c1>, <2:c1>!, b]");
    assertThat(companion.calls()).containsExactly("customer", "number");
  }

  @Test
  void everyKindOfValueIsWrittenByItself() throws Exception {
    UUID id = new UUID(1, 2);
    assertThat(keys("kinds", true, 'x', id, new BigDecimal("1.50"), 3))
        .isEqualTo("<4:true><1:x><36:" + id + "><3:1.5><1:3>");
  }

  @Test
  void keysWithoutValuesAreMadeOnce() throws Exception {
    assertThat(keys("constant")).isEqualTo("[a{}, z]");
    assertThat(call("constant")).isSameAs(call("constant"));
  }

  @Test
  void aNullArgumentIsNamed() throws Exception {
    assertMissing("order is null in lock key 'order:{order.customer.id}", "order", nothing());
    assertThat(companion.calls()).isEmpty();
  }

  @Test
  void aNullOnTheWayIsNamedAndNothingAfterItIsAsked() throws Exception {
    assertMissing("order.customer is null", "order", companion.make("Order", nothing()));
    assertThat(companion.calls()).containsExactly("customer");
  }

  @Test
  void aNullAtTheEndIsNamedWithItsOwnKey() throws Exception {
    Object order = companion.make("Order", companion.make("Customer", nothing()));
    assertMissing("order.customer.id is null", "order", order);
    assertMissing("in lock key '{order.customer.id}' of run.Keys#several", "several", order);
    assertMissing("b is null", "pair", "x", null);
  }

  @Test
  void emptyTextIsNoValue() {
    assertMissing("a is empty in lock key '{a}.{b}' of run.Keys#pair", "pair", "", "x");
  }

  @Test
  void whatOnlyTheHostCanReadIsPassedIn() throws Exception {
    assertThat(companion.constant("ofHost", "reach"))
        .isEqualTo("this>f:run/Keys.secret:J this>f:run/Keys.hidden:Lrun/Keys$Customer;");
    assertThat(companion.method("ofHost", "keys").getParameterTypes())
        .containsExactly(Long.class, companion.nested("Customer"));
    assertThat(keys("ofHost", 1L, companion.make("Customer", "h"))).isEqualTo("<1:1><1:h>");
    assertMissing("this.secret is null", "ofHost", null, companion.make("Customer", "h"));
    assertMissing("this.hidden is null", "ofHost", 1L, null);
  }

  private void assertMissing(String message, String method, @Nullable Object... arguments) {
    assertThatThrownBy(() -> call(method, arguments))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(InvalidLockKeyException.class)
        .hasMessageContaining(message);
  }

  private String keys(String method, @Nullable Object... arguments) throws Exception {
    return call(method, arguments).toString();
  }

  private Object call(String method, @Nullable Object... arguments) throws Exception {
    return companion.call(method, "keys", arguments);
  }

  private static void set(Object target, String field, Object value) throws Exception {
    target.getClass().getField(field).set(target, value);
  }

  /** One argument that is null, as an array of them would be none at all. */
  private static @Nullable Object[] nothing() {
    return new @Nullable Object[] {null};
  }
}
