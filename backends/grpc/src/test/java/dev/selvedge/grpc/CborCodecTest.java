package dev.selvedge.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.selvedge.runtime.spi.ShardCodec.CallCodec;
import java.io.InputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes in comes out, and nothing else goes in. */
class CborCodecTest {

  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "a bush";
      }
    }
  }

  record Money(BigDecimal amount, String currency) {}

  record Line(String article, int count, Optional<Money> price) {}

  record Order(long id, Colour colour, List<Line> lines, Map<Colour, Money> totals, byte[] seal) {}

  record Page<T>(List<T> items, @Nullable String next) {}

  /** Has no accessors, and a field that is not carried. */
  static final class Plain {
    private String name = "";
    private int size;
    private transient int cached = 7;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Square.class, name = "square")
  })
  sealed interface Shape permits Circle, Square {}

  record Circle(double radius) implements Shape {}

  record Square(double side) implements Shape {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
  static class ByClass {
    int x;
  }

  static final class Unmakeable {
    final int x;

    Unmakeable(int x, Object unused) {
      this.x = x;
    }
  }

  record Node(String name, List<Node> children) {}

  interface Version1 {
    record Client(String name, int age) {}
  }

  interface Version2 {
    record Client(String name, int age, @Nullable String city, int rank, List<String> tags) {}
  }

  /** Declares what is bound; never implemented. */
  interface Methods {
    void primitives(
        boolean a, byte b, short c, int d, long e, float f, double g, char h, Integer i, Long j);

    void order(Order order, Page<Money> page, Shape shape);

    void times(
        Instant a,
        LocalDate b,
        LocalTime c,
        LocalDateTime d,
        OffsetDateTime e,
        ZonedDateTime f,
        Duration g,
        Period h,
        Year i,
        YearMonth j,
        DayOfWeek k);

    void values(String a, UUID b, BigInteger c, BigDecimal d, Optional<String> e, OptionalLong f);

    void containers(byte[] a, int[] b, Set<String> c, Map<UUID, List<Long>> d, String[][] e);

    void plain(Plain plain);

    void recursive(Node node);

    void anything(Object refused);

    void raw(List refused);

    void wild(List<?> refused);

    <T> void variable(T refused);

    void open(Serializable refused);

    void number(Number refused);

    void characters(CharSequence refused);

    void stream(InputStream refused);

    void thread(Thread refused);

    void type(Class<?> refused);

    void function(Runnable refused);

    void byClass(ByClass refused);

    void unmakeable(Unmakeable refused);

    void nested(Page<Page<Object>> refused);

    void failure(Exception refused);

    void keyed(Map<Money, String> refused);
  }

  @Test
  void primitivesAndTheirBoxes() {
    assertUnchanged(
        "primitives",
        true,
        (byte) -1,
        Short.MIN_VALUE,
        Integer.MAX_VALUE,
        Long.MIN_VALUE,
        Float.MIN_VALUE,
        Math.PI,
        'ü',
        null,
        1L);
    assertUnchanged(
        "primitives",
        false,
        Byte.MIN_VALUE,
        (short) 0,
        0,
        0L,
        Float.NaN,
        Double.NEGATIVE_INFINITY,
        '\u0000',
        0,
        null);
  }

  @Test
  void recordsEnumsGenericsAndNamedSubtypes() {
    Money money = new Money(new BigDecimal("12.30"), "EUR");
    Order order =
        new Order(
            7,
            Colour.GREEN,
            List.of(new Line("a", 1, Optional.of(money)), new Line("ü€😀", 2, Optional.empty())),
            Map.of(Colour.RED, money),
            new byte[] {1, 2, 3});
    CallCodec codec = bind("order");
    Object[] read =
        codec.readArguments(
            codec.writeArguments(
                new Object[] {order, new Page<>(List.of(money), null), new Square(2)}));
    assertThat(read[0]).usingRecursiveComparison().isEqualTo(order);
    assertThat(read[1]).isEqualTo(new Page<>(List.of(money), null));
    assertThat(read[2]).isEqualTo(new Square(2));
  }

  @Test
  void timesKeepTheirNanosecondsOffsetsAndZones() {
    assertUnchanged(
        "times",
        Instant.parse("2026-11-23T10:15:30.123456789Z"),
        LocalDate.of(2026, 2, 28),
        LocalTime.of(1, 2, 3, 4),
        LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6),
        OffsetDateTime.parse("2026-11-23T10:15:30.5+05:30"),
        ZonedDateTime.parse("2026-11-23T10:15:30+01:00[Europe/Berlin]"),
        Duration.ofSeconds(3, 9),
        Period.of(1, 2, 3),
        Year.of(2026),
        YearMonth.of(2026, 11),
        DayOfWeek.FRIDAY);
  }

  @Test
  void valuesAreExact() {
    assertUnchanged(
        "values",
        "",
        new UUID(1, -1),
        BigInteger.TWO.pow(900).negate(),
        new BigDecimal("-1.2300E-40"),
        Optional.of("x"),
        OptionalLong.of(-5));
    assertUnchanged(
        "values",
        null,
        null,
        BigInteger.ZERO,
        new BigDecimal("1E+30"),
        Optional.empty(),
        OptionalLong.empty());
  }

  @Test
  void containers() {
    assertUnchanged(
        "containers",
        new byte[] {0, -1},
        new int[] {1, 2},
        Set.of("a", "b"),
        Map.of(new UUID(1, 2), List.of(1L, 2L)),
        new String[][] {{"a"}, {}});
  }

  @Test
  void bytesAreBytes() {
    byte[] written =
        bind("containers").writeArguments(new Object[] {new byte[100], null, null, null, null});
    assertThat(written).hasSizeLessThan(110);
  }

  @Test
  void ofAPlainClassItsFieldsAreCarried() {
    Plain plain = new Plain();
    plain.name = "n";
    plain.size = 3;
    plain.cached = 9;
    CallCodec codec = bind("plain");
    assertThat(codec.readArguments(codec.writeArguments(new Object[] {plain}))[0])
        .isInstanceOfSatisfying(
            Plain.class,
            read -> {
              assertThat(read.name).isEqualTo("n");
              assertThat(read.size).isEqualTo(3);
              assertThat(read.cached).isEqualTo(7);
            });
  }

  @Test
  void thereAreNoNamesOfClassesOnTheWire() {
    byte[] written =
        bind("order").writeArguments(new Object[] {null, new Page<>(List.of(), ""), new Square(1)});
    assertThat(new String(written, StandardCharsets.ISO_8859_1))
        .contains("square")
        .doesNotContain("Square", "Page", "java", "selvedge");
  }

  @Test
  void resultsOfAllKinds() {
    assertResult(void.class, null);
    assertResult(Void.class, null);
    assertResult(long.class, 5L);
    assertResult(Money.class, new Money(BigDecimal.ONE, "EUR"));
    assertResult(Money.class, null);
  }

  @Test
  void anOlderVersionIgnoresWhatANewerOneHasAdded() {
    byte[] newer =
        one(Version2.Client.class)
            .writeResult(new Version2.Client("n", 3, "Rome", 1, List.of("a", "b")));
    assertThat(one(Version1.Client.class).readResult(newer)).isEqualTo(new Version1.Client("n", 3));
  }

  @Test
  void aNewerVersionFindsNullZeroAndFalseWhereAnOlderOneSaysNothing() {
    byte[] older = one(Version1.Client.class).writeResult(new Version1.Client("n", 3));
    assertThat(one(Version2.Client.class).readResult(older))
        .hasFieldOrPropertyWithValue("name", "n")
        .hasFieldOrPropertyWithValue("city", null)
        .hasFieldOrPropertyWithValue("rank", 0)
        .hasFieldOrPropertyWithValue("tags", null);
  }

  @Test
  void aConstantThatIsNotKnownIsRefused() {
    byte[] unknown = one(String.class).writeResult("BLUE");
    assertThatThrownBy(() -> one(Colour.class).readResult(unknown))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("BLUE");
  }

  @Test
  void nothingIsBentIntoShape() {
    assertUnreadable(one(String.class).writeResult("1"), int.class);
    assertUnreadable(one(double.class).writeResult(1.5), int.class);
    assertUnreadable(one(long.class).writeResult(1L << 40), int.class);
    assertUnreadable(one(int.class).writeResult(1), Colour.class);
    assertUnreadable(one(int.class).writeResult(1), boolean.class);
    assertUnreadable(one(String.class).writeResult(null), int.class);
  }

  @Test
  void theNumberOfArgumentsHasToFit() {
    CallCodec two = new CborCodec().bind(List.of(int.class, int.class), void.class);
    CallCodec three = new CborCodec().bind(List.of(int.class, int.class, int.class), void.class);
    assertThatThrownBy(() -> two.readArguments(three.writeArguments(new Object[] {1, 2, 3})))
        .hasMessageContaining("more than 2 arguments");
    assertThatThrownBy(() -> three.readArguments(two.writeArguments(new Object[] {1, 2})))
        .hasMessageContaining("argument 3 is missing");
    assertThatThrownBy(() -> two.writeArguments(new Object[] {1}))
        .hasMessageContaining("1 arguments for 2 parameters");
    byte[] written = two.writeArguments(new Object[] {1, 2});
    assertThatThrownBy(() -> two.readArguments(Arrays.copyOf(written, written.length + 1)))
        .hasMessageContaining("after the end");
  }

  @Test
  void whatIsDeeperThan64LevelsIsNeitherWrittenNorRead() {
    Node deep = new Node("leaf", List.of());
    for (int i = 0; i < 100; i++) {
      deep = new Node("n", List.of(deep));
    }
    Node value = deep;
    assertThatThrownBy(() -> one(Node.class).writeResult(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("depth");
  }

  @ParameterizedTest
  @MethodSource("openTypes")
  void typesWithoutAFormAreRefusedAtOnce(String method) {
    assertThatThrownBy(() -> bind(method))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("argument 1")
        .hasMessageContaining("cannot be carried");
  }

  static Stream<String> openTypes() {
    return Arrays.stream(Methods.class.getDeclaredMethods())
        .filter(method -> method.getParameters()[0].getName().equals("refused"))
        .map(Method::getName)
        .sorted();
  }

  @Test
  void theRefusalSaysWhereTheTypeIs() {
    assertThatThrownBy(() -> bind("nested")).hasMessageContaining("argument 1.items[].items[] is");
  }

  private static void assertUnreadable(byte[] written, Class<?> type) {
    assertThatThrownBy(() -> one(type).readResult(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the result");
  }

  private static void assertResult(Class<?> type, @Nullable Object value) {
    CallCodec codec = one(type);
    assertThat(codec.readResult(codec.writeResult(value))).isEqualTo(value);
  }

  private static void assertUnchanged(String method, @Nullable Object... values) {
    CallCodec codec = bind(method);
    assertThat(codec.readArguments(codec.writeArguments(values))).isEqualTo(values);
  }

  private static CallCodec one(Type result) {
    return new CborCodec().bind(List.of(), result);
  }

  static CallCodec bind(String name) {
    Method method =
        Arrays.stream(Methods.class.getDeclaredMethods())
            .filter(one -> one.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return new CborCodec().bind(List.of(method.getGenericParameterTypes()), void.class);
  }
}
