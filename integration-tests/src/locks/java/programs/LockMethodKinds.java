package programs;

import dev.selvedge.DistributedLock;
import dev.selvedge.runtime.lock.LockHandle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Every kind of method and of class that can be locked. */
public class LockMethodKinds implements Group {

  @Override
  public void run(Checks checks) throws Throwable {
    checks.equal("instance", "[kinds]", () -> instance());
    checks.equal("private", "[kinds]", () -> hidden());
    checks.equal("static", "[kinds]", () -> shared());
    checks.equal("private static", "[kinds]", () -> hiddenShared());
    checks.equal("final", "[kinds]", () -> fixed());
    checks.equal("package-private of another class", "[kinds]", () -> new Neighbour().near());
    checks.equal("interface default", "[kinds]", () -> new Source() {}.byDefault());
    checks.equal("interface static", "[kinds]", () -> Source.shared());
    checks.equal("interface private", "[kinds]", () -> new Source() {}.throughPrivate());
    checks.equal("record", "[item:<1:7>]", () -> new Item(7).load());
    checks.equal("enum", "[colour:<3:RED>]", () -> Colour.RED.load());
    checks.equal("inner class", "[inner:<5:outer>]", () -> new Inner().load());
    checks.equal("generic", "[generic:<1:x>]", () -> generic("x"));
    checks.equal("varargs", "[first:<1:a>] 2", () -> varargs("a", 1, 2));
    checks.equal("wide arguments", "[wide:<1:1>:<1:2>] 1 2.5 2 4.5", () -> wide(1L, 2.5, 2L, 4.5));
    checks.equal("reassigned parameter", "[r:<1:a>] b", () -> reassigned("a"));
    checks.equal("returns long", 42L, () -> number());
    checks.equal("returns double", 4.5, () -> fraction());
    checks.equal("returns boolean", true, () -> flag());
    checks.equal("returns nothing", "[kinds]", () -> nothing());
    checks.equal("returns an array", 3, () -> array().length);
    checks.equal("loops and try/finally inside", "0 1 2 end", () -> loops());
    checks.equal("synchronized block inside", "[kinds]", () -> guarded());
    checks.equal("lambda inside", "[kinds]", () -> lambda().get());
    checks.equal("recursion", "3 2 1 one token", () -> recursion());
    checks.equal("override calls super", "[derived] [kinds]", () -> new Derived().instance());
    checks.equal("through a bridge", "[bridge:<1:b>]", () -> ((Base<String>) new Bridge()).go("b"));
    checks.equal("self-call", "[kinds] none", () -> selfCall());
    checks.equal("two overloads", "[one] [two]", () -> overload(1) + " " + overload("2"));
    checks.thrown("checked exception", IOException.class, () -> fails(0), e -> free(e, "checked"));
    checks.thrown(
        "unchecked exception", IllegalStateException.class, () -> fails(1), e -> free(e, "un"));
    checks.thrown("error", LinkageError.class, () -> fails(2), e -> free(e, "error"));
    checks.thrown(
        "undeclared checked exception", Exception.class, () -> fails(3), e -> free(e, "hidden"));
    checks.thrown(
        "stack overflow", StackOverflowError.class, () -> endless(0), e -> Held.isFree("endless"));
    checks.equal("free afterwards", true, () -> Held.isFree("kinds"));
    checks.equal("nothing is current afterwards", "none", () -> Held.keys());
    checks.equal("annotation stays", 1L, () -> annotated());
  }

  private static boolean free(Throwable failure, String message) {
    return String.valueOf(failure.getMessage()).equals(message)
        && failure.getSuppressed().length == 0
        && Held.isFree("fails");
  }

  private static long annotated() {
    return java.util.Arrays.stream(LockMethodKinds.class.getDeclaredMethods())
        .filter(m -> m.getName().equals("fixed") && m.isAnnotationPresent(DistributedLock.class))
        .count();
  }

  @DistributedLock("kinds")
  public String instance() {
    return Held.keys();
  }

  @DistributedLock("kinds")
  private String hidden() {
    return Held.keys();
  }

  @DistributedLock("kinds")
  static String shared() {
    return Held.keys();
  }

  @DistributedLock("kinds")
  private static String hiddenShared() {
    return Held.keys();
  }

  @DistributedLock("kinds")
  final String fixed() {
    return Held.keys();
  }

  @DistributedLock("generic:{value}")
  private <T extends Comparable<T>> String generic(String value) {
    return Held.keys();
  }

  @DistributedLock("first:{name}")
  private String varargs(String name, Object... rest) {
    return Held.keys() + " " + rest.length;
  }

  @DistributedLock("wide:{a}:{c}")
  private static String wide(long a, double b, long c, double d) {
    return Held.keys() + " " + a + " " + b + " " + c + " " + d;
  }

  @DistributedLock("r:{text}")
  private String reassigned(String text) {
    text = "b";
    return Held.keys() + " " + text;
  }

  @DistributedLock("kinds")
  private long number() {
    return 42;
  }

  @DistributedLock("kinds")
  private double fraction() {
    return 4.5;
  }

  @DistributedLock("kinds")
  private boolean flag() {
    return LockHandle.current().isHeld();
  }

  private String seen = "";

  private String nothing() {
    record();
    return seen;
  }

  @DistributedLock("kinds")
  private void record() {
    seen = Held.keys();
  }

  @DistributedLock("kinds")
  private int[][] array() {
    return new int[3][2];
  }

  @DistributedLock("kinds")
  private String loops() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; ; i++) {
      try {
        if (i == 3) {
          return text.append("end").toString();
        }
        if (i % 2 == 0) {
          continue;
        }
        throw new IllegalStateException();
      } catch (IllegalStateException e) {
        continue;
      } finally {
        if (i < 3) {
          text.append(i).append(' ');
        }
      }
    }
  }

  @DistributedLock("kinds")
  private String guarded() {
    synchronized (this) {
      return Held.keys();
    }
  }

  @DistributedLock("kinds")
  private Supplier<String> lambda() {
    String held = Held.keys();
    return () -> held;
  }

  private String recursion() {
    List<Long> tokens = new ArrayList<>();
    String levels = down(3, tokens);
    return levels + (tokens.stream().distinct().count() == 1 ? "one token" : tokens.toString());
  }

  @DistributedLock("recursion")
  private String down(int level, List<Long> tokens) {
    tokens.add(Held.token());
    return level == 0 ? "" : level + " " + down(level - 1, tokens);
  }

  private String selfCall() {
    return instance() + " " + Held.keys();
  }

  @DistributedLock("one")
  private String overload(int value) {
    return Held.keys();
  }

  @DistributedLock("two")
  private String overload(String value) {
    return Held.keys();
  }

  @DistributedLock("fails")
  private String fails(int how) throws IOException {
    switch (how) {
      case 0:
        throw new IOException("checked");
      case 1:
        throw new IllegalStateException("un");
      case 2:
        throw new LinkageError("error");
      default:
        throw LockMethodKinds.<RuntimeException>hidden(new Exception("hidden"));
    }
  }

  @SuppressWarnings("unchecked") // that is the point
  private static <X extends Throwable> X hidden(Throwable failure) throws X {
    throw (X) failure;
  }

  @DistributedLock("endless")
  private int endless(int depth) {
    return 1 + deeper(depth);
  }

  private int deeper(int depth) {
    return 1 + deeper(depth + 1);
  }

  interface Source {
    @DistributedLock("kinds")
    default String byDefault() {
      return Held.keys();
    }

    @DistributedLock("kinds")
    static String shared() {
      return Held.keys();
    }

    default String throughPrivate() {
      return byPrivate();
    }

    @DistributedLock("kinds")
    private String byPrivate() {
      return Held.keys();
    }
  }

  record Item(int id) {
    @DistributedLock("item:{this.id}")
    String load() {
      return Held.keys();
    }
  }

  enum Colour {
    RED;

    @DistributedLock("colour:{this.name}")
    String load() {
      return Held.keys();
    }
  }

  private final String name = "outer";

  class Inner {
    private final String label = name;

    @DistributedLock("inner:{this.label}")
    String load() {
      return Held.keys();
    }
  }

  static class Derived extends LockMethodKinds {
    @Override
    @DistributedLock("derived")
    public String instance() {
      return Held.keys() + " " + super.instance();
    }
  }

  interface Base<T> {
    String go(T value);
  }

  static class Bridge implements Base<String> {
    @Override
    @DistributedLock("bridge:{value}")
    public String go(String value) {
      return Held.keys();
    }
  }
}
