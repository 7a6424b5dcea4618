package programs;

import dev.selvedge.DistributedLock;
import dev.selvedge.runtime.lock.InvalidLockKeyException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/** What keys are made of. */
public class LockKeyPaths implements Group {
  private final String region = "eu";
  private final Secret secret = new Secret("s3");

  @Override
  public void run(Checks checks) throws Throwable {
    Invoice invoice = new Invoice(42, new Customer("ada"), Kind.OPEN);
    checks.equal("record component", "[invoice:<2:42>]", () -> byComponent(invoice));
    checks.equal("getter after component", "[c:<3:ada>]", () -> byGetter(invoice));
    checks.equal("enum", "[k:<4:OPEN>]", () -> byEnum(invoice));
    checks.equal("private field of this", "[eu:<2:eu>]", () -> byOwnField());
    checks.equal("private field of a private nested class", "[x:<2:s3>]", () -> byNested());
    checks.equal(
        "parameter of a private nested type", "[x:<2:p1>]", () -> byPrivateType(new Secret("p1")));
    checks.equal("private method", "[m:<4:code>]", () -> byPrivateMethod());
    checks.equal("inherited property", "[i:<4:base>]", () -> byInherited(new Extended()));
    checks.equal("boxed", "[b:<1:5>]", () -> boxed(5L));
    checks.equal("char", "[ch:<1:z>]", () -> letter('z'));
    checks.equal("boolean", "[f:<4:true>]", () -> flag(true));
    checks.equal("byte and short", "[n:<1:1>:<1:2>]", () -> small((byte) 1, (short) 2));
    checks.equal("UUID", "[u:<36:00000000-0000-0001-0000-000000000002>]", () -> id(new UUID(1, 2)));
    checks.equal("BigDecimal by value", true, () -> money("1.0").equals(money("1.00")));
    checks.equal("date", "[d:<10:2026-11-23>]", () -> date(LocalDate.of(2026, 11, 23)));
    checks.equal("braces", "[{<1:1>}]", () -> braces(1));
    checks.equal("less-than in the template", "[a<<b]", () -> less());
    checks.equal("generic owner", "[g:<1:7>]", () -> new Box<>(new Numbered()).load());
    checks.equal("type variable", "[t:<1:7>]", () -> variable(new Numbered()));
    checks.equal(
        "several keys, sorted, each once",
        "[a:<1:1>, b:<1:2>]",
        () -> several(2, 1) + (several(2, 1).equals("[a:<1:1>, b:<1:2>]") ? "" : "!"));
    checks.equal("same key twice by value", "[p:<1:1>]", () -> pair(1, 1));
    checks.equal("framing", false, () -> dotted("a.b", "c").equals(dotted("a", "b.c")));
    checks.equal(
        "same text, another method", true, () -> dotted("a", "b").equals(dottedToo("a", "b")));
    refused(checks, "null parameter", "invoice", () -> byComponent(null));
    refused(checks, "null on the way", "customer", () -> byGetter(new Invoice(1, null, null)));
    refused(checks, "null value", "kind", () -> byEnum(new Invoice(1, null, null)));
    refused(checks, "empty text", "name", () -> byGetter(new Invoice(1, new Customer(""), null)));
    refused(checks, "null behind a private hop", "secret", () -> byPrivateType(null));
    refused(checks, "null boxed", "id", () -> boxed(null));
    checks.thrown(
        "what a getter throws is the caller's",
        ArithmeticException.class,
        () -> byBroken(new Broken()),
        e -> e.getMessage().equals("broken"));
  }

  private static void refused(
      Checks checks, String name, String path, java.util.concurrent.Callable<?> call) {
    checks.thrown(
        name,
        InvalidLockKeyException.class,
        call,
        e -> e.getMessage().contains(path) && e.getMessage().contains("LockKeyPaths#"));
  }

  @DistributedLock("invoice:{invoice.id}")
  private String byComponent(Invoice invoice) {
    return Held.keys();
  }

  @DistributedLock("c:{invoice.customer.name}")
  private String byGetter(Invoice invoice) {
    return Held.keys();
  }

  @DistributedLock("k:{invoice.kind}")
  private String byEnum(Invoice invoice) {
    return Held.keys();
  }

  @DistributedLock("eu:{this.region}")
  private String byOwnField() {
    return Held.keys();
  }

  @DistributedLock("x:{this.secret.code}")
  private String byNested() {
    return Held.keys();
  }

  @DistributedLock("x:{secret.code}")
  private String byPrivateType(Secret secret) {
    return Held.keys();
  }

  @DistributedLock("m:{this.code}")
  private String byPrivateMethod() {
    return Held.keys();
  }

  private String code() {
    return "code";
  }

  @DistributedLock("i:{value.label}")
  private String byInherited(Extended value) {
    return Held.keys();
  }

  @DistributedLock("b:{id}")
  private String boxed(Long id) {
    return Held.keys();
  }

  @DistributedLock("ch:{c}")
  private String letter(char c) {
    return Held.keys();
  }

  @DistributedLock("f:{on}")
  private String flag(boolean on) {
    return Held.keys();
  }

  @DistributedLock("n:{a}:{b}")
  private String small(byte a, short b) {
    return Held.keys();
  }

  @DistributedLock("u:{id}")
  private String id(UUID id) {
    return Held.keys();
  }

  private String money(String amount) {
    return amount(new BigDecimal(amount));
  }

  @DistributedLock("amount:{amount}")
  private String amount(BigDecimal amount) {
    return Held.keys();
  }

  @DistributedLock("d:{day}")
  private String date(LocalDate day) {
    return Held.keys();
  }

  @DistributedLock("{{{n}}}")
  private String braces(int n) {
    return Held.keys();
  }

  @DistributedLock("a<b")
  private String less() {
    return Held.keys();
  }

  @DistributedLock("t:{value.number}")
  private <T extends Numbered> String variable(T value) {
    return Held.keys();
  }

  @DistributedLock({"b:{x}", "a:{y}"})
  private String several(int x, int y) {
    return Held.keys();
  }

  @DistributedLock({"p:{x}", "p:{y}"})
  private String pair(int x, int y) {
    return Held.keys();
  }

  @DistributedLock("{a}.{b}")
  private String dotted(String a, String b) {
    return Held.keys();
  }

  @DistributedLock("{first}.{second}")
  private String dottedToo(String first, String second) {
    return Held.keys();
  }

  @DistributedLock("broken:{value.number}")
  private String byBroken(Broken value) {
    return Held.keys();
  }

  record Invoice(long id, Customer customer, Kind kind) {}

  enum Kind {
    OPEN {
      @Override
      public String toString() {
        return "not this";
      }
    }
  }

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
    private final String code;

    Secret(String code) {
      this.code = code;
    }
  }

  static class Root {
    public String getLabel() {
      return "base";
    }
  }

  static class Extended extends Root {}

  static class Numbered {
    int number() {
      return 7;
    }
  }

  static class Broken {
    int number() {
      throw new ArithmeticException("broken");
    }
  }

  static class Box<T extends Numbered> {
    final T content;

    Box(T content) {
      this.content = content;
    }

    @DistributedLock("g:{this.content.number}")
    String load() {
      return Held.keys();
    }
  }
}
