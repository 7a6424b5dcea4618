package programs;

import dev.selvedge.ShardBy;
import dev.selvedge.runtime.shard.InvalidShardKeyException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Every kind of method and of class that can be routed, in a process that owns all keys: it runs
 * here, and not without a key.
 */
public class ShardMethodKinds implements Group {
  private static int runs;

  private interface Routed {
    Object call(String key) throws Throwable;
  }

  @Override
  public void run(Checks checks) throws Throwable {
    both(checks, "instance", "ran k", this::instance);
    both(checks, "private", "ran k", this::hidden);
    both(checks, "static", "ran k", ShardMethodKinds::shared);
    both(checks, "private static", "ran k", ShardMethodKinds::hiddenShared);
    both(checks, "final", "ran k", this::fixed);
    both(checks, "package-private of another class", "ran k", new ShardNeighbour()::near);
    both(checks, "interface default", "ran k", new Source() {}::byDefault);
    both(checks, "interface static", "ran k", Source::shared);
    both(checks, "interface private", "ran k", new Source() {}::throughPrivate);
    both(checks, "record", "ran k", key -> new Item(key).load());
    both(checks, "enum", "ran k", Colour.RED::load);
    both(checks, "inner class", "ran k", key -> new Inner().load(key));
    both(checks, "generic class", "ran k", key -> new Box<>(key).load());
    both(checks, "generic method", "ran k", this::generic);
    both(checks, "varargs", "k 2", key -> varargs(key, 1, 2));
    both(checks, "wide arguments", "k 1 2.5 2 4.5", key -> wide(1L, 2.5, key, 2L, 4.5));
    both(checks, "reassigned parameter", "ran b", this::reassigned);
    both(checks, "returns long", 42L, this::number);
    both(checks, "returns int", 41, this::whole);
    both(checks, "returns short", (short) 3, this::small);
    both(checks, "returns byte", (byte) 4, this::tiny);
    both(checks, "returns char", 'k', this::letter);
    both(checks, "returns float", 1.5f, this::simple);
    both(checks, "returns double", 4.5, this::fraction);
    both(checks, "returns boolean", true, this::flag);
    both(checks, "returns nothing", null, key -> nothing(key));
    both(checks, "returns an array", 3, key -> array(key).length);
    both(checks, "returns a collection", List.of("k"), this::list);
    both(checks, "loops and try/finally inside", "0 1 2 end", this::loops);
    both(checks, "synchronized block inside", "ran k", this::guarded);
    both(checks, "lambda inside", "ran k", key -> lambda(key).get());
    both(checks, "recursion", "3 2 1 ran k", key -> down(3, key));
    both(checks, "override calls super", "derived ran k", new Derived()::instance);
    both(checks, "through a bridge", "ran k", key -> ((Base<String>) new Bridge()).go(key));
    both(checks, "overload", "one k", key -> overload(1, key));
    both(checks, "the other overload", "two k", key -> overload("2", key));
    both(checks, "beside a method of the name it would have", "ran k", this::taken);
    checks.equal("that one stays", "taken k", () -> taken$local("k"));
    checks.thrown(
        "checked exception",
        IOException.class,
        () -> fails("k", 0),
        e -> e.getMessage().equals("checked") && e.getSuppressed().length == 0);
    checks.thrown("error", LinkageError.class, () -> fails("k", 1), e -> true);
    checks.thrown("undeclared checked exception", Exception.class, () -> fails("k", 2), e -> true);
    checks.thrown("stack overflow", StackOverflowError.class, () -> endless("k", 0), e -> true);
    checks.equal("annotation stays", 1L, () -> annotated());
  }

  private static void both(Checks checks, String name, Object expected, Routed routed) {
    Callable<Object> here = () -> value(routed, "k");
    checks.equal(name, expected, here);
    checks.thrown(
        name + ", without a key",
        InvalidShardKeyException.class,
        () -> {
          runs = 0;
          return value(routed, null);
        },
        e -> runs == 0);
  }

  private static Object value(Routed routed, String key) throws Exception {
    try {
      return routed.call(key);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  static String ran(String key) {
    runs++;
    return "ran " + key;
  }

  private static long annotated() {
    return Arrays.stream(ShardMethodKinds.class.getDeclaredMethods())
        .filter(m -> m.getName().startsWith("fixed") && m.isAnnotationPresent(ShardBy.class))
        .count();
  }

  @ShardBy("key")
  public String instance(String key) {
    return ran(key);
  }

  @ShardBy("key")
  private String hidden(String key) {
    return ran(key);
  }

  @ShardBy("key")
  static String shared(String key) {
    return ran(key);
  }

  @ShardBy("key")
  private static String hiddenShared(String key) {
    return ran(key);
  }

  @ShardBy("key")
  final String fixed(String key) {
    return ran(key);
  }

  @ShardBy("key")
  private <T extends Comparable<String>> String generic(String key) {
    return ran(key);
  }

  @ShardBy("key")
  private String varargs(String key, Integer... rest) {
    runs++;
    return key + " " + rest.length;
  }

  @ShardBy("key")
  private static String wide(long a, double b, String key, long c, double d) {
    runs++;
    return key + " " + a + " " + b + " " + c + " " + d;
  }

  @ShardBy("key")
  private String reassigned(String key) {
    key = "b";
    return ran(key);
  }

  @ShardBy("key")
  private long number(String key) {
    runs++;
    return 42;
  }

  @ShardBy("key")
  private int whole(String key) {
    runs++;
    return 41;
  }

  @ShardBy("key")
  private short small(String key) {
    runs++;
    return 3;
  }

  @ShardBy("key")
  private byte tiny(String key) {
    runs++;
    return 4;
  }

  @ShardBy("key")
  private char letter(String key) {
    runs++;
    return key.charAt(0);
  }

  @ShardBy("key")
  private float simple(String key) {
    runs++;
    return 1.5f;
  }

  @ShardBy("key")
  private double fraction(String key) {
    runs++;
    return 4.5;
  }

  @ShardBy("key")
  private boolean flag(String key) {
    runs++;
    return true;
  }

  private Object nothing(String key) {
    int before = runs;
    touch(key);
    return runs == before + 1 ? null : "did not run";
  }

  @ShardBy("key")
  private void touch(String key) {
    runs++;
  }

  @ShardBy("key")
  private int[][] array(String key) {
    runs++;
    return new int[3][2];
  }

  @ShardBy("key")
  private List<String> list(String key) {
    runs++;
    return List.of(key);
  }

  @ShardBy("key")
  private String loops(String key) {
    runs++;
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

  @ShardBy("key")
  private String guarded(String key) {
    synchronized (this) {
      return ran(key);
    }
  }

  /** What is routed cannot return a function, but make one. */
  private Supplier<String> lambda(String key) {
    return () -> inLambda(key);
  }

  @ShardBy("key")
  private String inLambda(String key) {
    Supplier<String> supplier = () -> ran(key);
    return supplier.get();
  }

  @ShardBy("key")
  private String down(int level, String key) {
    return level == 0 ? ran(key) : level + " " + down(level - 1, key);
  }

  @ShardBy("key")
  private String overload(int value, String key) {
    runs++;
    return "one " + key;
  }

  @ShardBy("key")
  private String overload(String value, String key) {
    runs++;
    return "two " + key;
  }

  @ShardBy("key")
  private String taken(String key) {
    return ran(key);
  }

  private String taken$local(String key) {
    return "taken " + key;
  }

  @ShardBy("key")
  private String fails(String key, int how) throws IOException {
    switch (how) {
      case 0:
        throw new IOException("checked");
      case 1:
        throw new LinkageError("error");
      default:
        throw ShardMethodKinds.<RuntimeException>sneaky(new Exception("hidden"));
    }
  }

  @SuppressWarnings("unchecked") // that is the point
  private static <X extends Throwable> X sneaky(Throwable failure) throws X {
    throw (X) failure;
  }

  @ShardBy("key")
  private int endless(String key, int depth) {
    return 1 + endless(key, depth + 1);
  }

  interface Source {
    @ShardBy("key")
    default String byDefault(String key) {
      return ran(key);
    }

    @ShardBy("key")
    static String shared(String key) {
      return ran(key);
    }

    default String throughPrivate(String key) {
      return byPrivate(key);
    }

    @ShardBy("key")
    private String byPrivate(String key) {
      return ran(key);
    }
  }

  record Item(String id) {
    @ShardBy("this.id")
    String load() {
      return ran(id);
    }
  }

  enum Colour {
    RED;

    @ShardBy({"this.name", "key"})
    String load(String key) {
      return ran(key);
    }
  }

  private final String name = "outer";

  class Inner {
    private final String label = name;

    @ShardBy({"this.label", "key"})
    String load(String key) {
      return ran(key);
    }
  }

  static class Box<T extends String> {
    private final T value;

    Box(T value) {
      this.value = value;
    }

    @ShardBy("this.value")
    String load() {
      return ran(value);
    }
  }

  static class Derived extends ShardMethodKinds {
    @Override
    @ShardBy("key")
    @SuppressWarnings("SV554") // each is routed, the second by super
    public String instance(String key) {
      return "derived " + super.instance(key);
    }
  }

  interface Base<T> {
    String go(T value);
  }

  static class Bridge implements Base<String> {
    @Override
    @ShardBy("value")
    public String go(String value) {
      return ran(value);
    }
  }
}
