package programs;

import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.shard.InvalidShardKeyException;
import dev.selvedge.runtime.shard.Ring;
import dev.selvedge.runtime.shard.ShardContext;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What keys are made of: the slot of a call is that of the values that its paths lead to. */
public class ShardKeyPaths implements Group {
  private final Ring ring = Selvedge.ring("paths").resources(Map.of("all", "all"));
  private final String region = "eu";
  private final Secret secret = new Secret("s3", 5);

  @Override
  public void run(Checks checks) throws Throwable {
    Order order = new Order(42, new Customer("ada"), Kind.OPEN);
    same(checks, "text", () -> text("k"), "k");
    same(checks, "long", () -> wide(1L << 40), 1L << 40);
    same(checks, "int is the same number", () -> whole(7), 7L);
    same(checks, "byte and short too", () -> small((byte) 1, (short) 2), 1L, 2L);
    same(checks, "boxed too", () -> boxed(9L), 9);
    same(checks, "boolean", () -> flag(true), true);
    same(checks, "char", () -> letter('z'), 'z');
    same(checks, "enum", () -> byEnum(order), Kind.OPEN);
    same(checks, "UUID", () -> id(new UUID(1, 2)), new UUID(1, 2));
    same(checks, "date", () -> date(LocalDate.of(2026, 11, 23)), LocalDate.of(2026, 11, 23));
    same(checks, "record component", () -> byComponent(order), 42L);
    same(checks, "getter after component", () -> byGetter(order), "ada");
    same(checks, "record", () -> pair(new Pair(1, "b")), new Pair(1, "b"));
    same(checks, "private field of this", () -> byOwnField(), "eu");
    same(checks, "private method of this", () -> byOwnMethod(), "code");
    same(checks, "private field of a private nested class", () -> byNested(), "s3");
    same(checks, "primitive behind a private hop", () -> byNumber(new Secret("", 8)), 8L);
    same(checks, "several", () -> several("a", new Secret("b", 3)), "a", "b", 3L);
    checks.equal("of which the order matters", false, () -> slot("a", "b") == slot("b", "a"));
    missing(checks, "null text", () -> text(null));
    missing(checks, "null boxed", () -> boxed(null));
    missing(checks, "null on the way", () -> byGetter(new Order(1, null, null)));
    missing(checks, "null enum", () -> byEnum(new Order(1, null, null)));
    missing(checks, "null before a private hop", () -> byNumber(null));
    missing(checks, "null behind a private hop", () -> several("a", new Secret(null, 3)));
    missing(checks, "null in a record", () -> pair(new Pair(1, null)));
    checks.thrown(
        "what a getter throws is the caller's",
        ArithmeticException.class,
        () -> byBroken(new Broken()),
        e -> e.getMessage().equals("broken"));
  }

  private void same(Checks checks, String name, Callable<Integer> slot, Object... key) {
    checks.equal(name, slot(key), slot);
  }

  private static void missing(Checks checks, String name, Callable<Integer> slot) {
    checks.thrown(name, InvalidShardKeyException.class, slot, e -> true);
  }

  private int slot(Object... key) {
    return ring.explain(key).slot();
  }

  private static int here() {
    return ShardContext.current().slot();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int text(String key) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int wide(long key) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int whole(int key) {
    return here();
  }

  @ShardBy(
      value = {"a", "b"},
      ring = "paths",
      mode = ShardMode.SELECT)
  private static int small(byte a, short b) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int boxed(Long key) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int flag(boolean key) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int letter(char key) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int id(UUID key) {
    return here();
  }

  @ShardBy(value = "key", ring = "paths", mode = ShardMode.SELECT)
  private int date(LocalDate key) {
    return here();
  }

  @ShardBy(value = "order.kind", ring = "paths", mode = ShardMode.SELECT)
  private int byEnum(Order order) {
    return here();
  }

  @ShardBy(value = "order.id", ring = "paths", mode = ShardMode.SELECT)
  private int byComponent(Order order) {
    return here();
  }

  @ShardBy(value = "order.customer.name", ring = "paths", mode = ShardMode.SELECT)
  private int byGetter(Order order) {
    return here();
  }

  @ShardBy(value = "pair", ring = "paths", mode = ShardMode.SELECT)
  private int pair(Pair pair) {
    return here();
  }

  @ShardBy(value = "this.region", ring = "paths", mode = ShardMode.SELECT)
  private int byOwnField() {
    return here();
  }

  private String code() {
    return "code";
  }

  @ShardBy(value = "this.code", ring = "paths", mode = ShardMode.SELECT)
  private int byOwnMethod() {
    return here();
  }

  @ShardBy(value = "this.secret.value", ring = "paths", mode = ShardMode.SELECT)
  private int byNested() {
    return here();
  }

  @ShardBy(value = "secret.number", ring = "paths", mode = ShardMode.SELECT)
  private int byNumber(Secret secret) {
    return here();
  }

  @ShardBy(
      value = {"a", "secret.value", "secret.number"},
      ring = "paths",
      mode = ShardMode.SELECT)
  private int several(String a, Secret secret) {
    return here();
  }

  @ShardBy(value = "broken.name", ring = "paths", mode = ShardMode.SELECT)
  private int byBroken(Broken broken) {
    return here();
  }

  enum Kind {
    OPEN
  }

  record Order(long id, Customer customer, Kind kind) {}

  record Pair(int number, String text) {}

  static class Customer {
    private final String name;

    Customer(String name) {
      this.name = name;
    }

    public String getName() {
      return name;
    }
  }

  private static class Secret {
    private final String value;
    private final int number;

    Secret(String value, int number) {
      this.value = value;
      this.number = number;
    }
  }

  static class Broken {
    public String getName() {
      throw new ArithmeticException("broken");
    }
  }
}
