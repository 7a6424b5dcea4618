package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.selvedge.runtime.lock.InvalidLockKeyException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.List;
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

  private final LoadedClasses classes = new LoadedClasses(COMPILATION);

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
    Object customer = make("Customer", "c1");
    set(customer, "level", classes.loadClass("run.Keys$Level").getEnumConstants()[0]);
    assertThat(keys("order", make("Order", customer))).isEqualTo("order:<2:c1>/<1:7>:<3:LOW>");
    assertThat(calls()).containsExactly("customer", "number");
  }

  @Test
  void aStepIsTakenOnceForAllKeysTogether() throws Exception {
    String keys = keys("several", make("Order", make("Customer", "c1")));
    assertThat(keys).isEqualTo("[<1:7>, <2:c1>, <2:c1>!, b]");
    assertThat(calls()).containsExactly("customer", "number");
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
  void aNullArgumentIsNamed() {
    assertMissing("order is null in lock key 'order:{order.customer.id}", "order", nothing());
    assertThat(calls()).isEmpty();
  }

  @Test
  void aNullOnTheWayIsNamedAndNothingAfterItIsAsked() throws Exception {
    assertMissing("order.customer is null", "order", make("Order", nothing()));
    assertThat(calls()).containsExactly("customer");
  }

  @Test
  void aNullAtTheEndIsNamedWithItsOwnKey() throws Exception {
    Object order = make("Order", make("Customer", nothing()));
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
    assertThat(constant("ofHost_", "_reach"))
        .isEqualTo("this>f:run/Keys.secret:J this>f:run/Keys.hidden:Lrun/Keys$Customer;");
    assertThat(keysMethod("ofHost").getParameterTypes())
        .containsExactly(Long.class, classes.loadClass("run.Keys$Customer"));
    assertThat(keys("ofHost", 1L, make("Customer", "h"))).isEqualTo("<1:1><1:h>");
    assertMissing("this.secret is null", "ofHost", null, make("Customer", "h"));
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
    return keysMethod(method).invoke(null, arguments);
  }

  private Method keysMethod(String name) throws Exception {
    for (Method method : companion().getDeclaredMethods()) {
      if (method.getName().matches(name + "_[0-9a-f]{8}_keys")) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }

  private @Nullable Object constant(String prefix, String suffix) throws Exception {
    for (Field field : companion().getDeclaredFields()) {
      if (field.getName().startsWith(prefix) && field.getName().endsWith(suffix)) {
        field.setAccessible(true);
        return field.get(null);
      }
    }
    return null;
  }

  private Class<?> companion() throws ClassNotFoundException {
    return classes.loadClass("run.Keys_Selvedge");
  }

  private Object make(String nested, @Nullable Object... arguments) throws Exception {
    Constructor<?> constructor = classes.loadClass("run.Keys$" + nested).getConstructors()[0];
    return constructor.newInstance(arguments);
  }

  private static void set(Object target, String field, Object value) throws Exception {
    target.getClass().getField(field).set(target, value);
  }

  private List<String> calls() {
    try {
      List<?> calls = (List<?>) classes.loadClass("run.Keys").getField("CALLS").get(null);
      return calls.stream().map(String::valueOf).toList();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One argument that is null, as an array of them would be none at all. */
  private static @Nullable Object[] nothing() {
    return new @Nullable Object[] {null};
  }
}
