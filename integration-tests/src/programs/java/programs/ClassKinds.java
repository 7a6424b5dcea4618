package programs;

import dev.selvedge.Retry;

/** Every kind of class that can declare a method. */
public class ClassKinds implements Group {

  @Override
  public void run(Checks checks) {
    checks.equal("inner", 3, () -> new Inner().call(Flaky.twice()));
    checks.equal("inner of inner", 3, () -> new Inner().new Deeper().call(Flaky.twice()));
    checks.equal("static nested", 3, () -> new Nested().call(Flaky.twice()));
    checks.equal("private nested, static method", 3, () -> Nested.shared(Flaky.twice()));
    checks.equal("generic class", "v3", () -> new Box<>("v").call(Flaky.twice()));
    checks.equal("anonymous", 3, () -> anonymous().call(Flaky.twice()));
    checks.equal("local", 3, () -> local().call(Flaky.twice()));
    checks.equal("local record", "7/3", () -> localRecord(7));
    checks.equal("record", "5/3", () -> new Point(5).call(Flaky.twice()));
    checks.equal("record accessor", 6, () -> new Point(6).x());
    checks.equal("static in a record", 3, () -> Point.shared(Flaky.twice()));
    checks.equal("enum", "FIRST3", () -> Level.FIRST.call(Flaky.twice()));
    checks.equal("enum constant body", "second3", () -> Level.SECOND.call(Flaky.twice()));
    checks.equal("interface default", 3, () -> new Service() {}.byDefault(Flaky.twice()));
    checks.equal("interface static", 3, () -> Service.shared(Flaky.twice()));
    checks.equal("interface private", 3, () -> new Service() {}.callsPrivate(Flaky.twice()));
    checks.equal("interface private static", 3, () -> Service.callsHidden(Flaky.twice()));
    checks.equal("interface default by lambda", 3, () -> lambda().times(Flaky.twice()));
    checks.equal("sealed interface", 3, () -> new Circle().draw(Flaky.twice()));
    checks.equal("permitted class", 3, () -> new Circle().fill(Flaky.twice()));
    checks.equal("abstract class", 3, () -> new Concrete().template(Flaky.twice()));
    checks.equal("in a static initializer", 3, () -> Initialized.VALUE);
    checks.equal("from a constructor", 3, () -> new Constructed().value);
  }

  interface Call {
    Object call(Flaky flaky) throws Exception;
  }

  class Inner {
    @Retry(delay = "0ms")
    int call(Flaky flaky) {
      return flaky.attempt();
    }

    class Deeper {
      @Retry(delay = "0ms")
      private int call(Flaky flaky) {
        return Inner.this.getClass() == Inner.class ? flaky.attempt() : -1;
      }
    }
  }

  private static class Nested {
    @Retry(delay = "0ms")
    private int call(Flaky flaky) {
      return flaky.attempt();
    }

    @Retry(delay = "0ms")
    private static int shared(Flaky flaky) {
      return flaky.attempt();
    }
  }

  static class Box<T extends CharSequence> {
    private final T value;

    Box(T value) {
      this.value = value;
    }

    @Retry(delay = "0ms")
    String call(Flaky flaky) {
      return value.toString() + flaky.attempt();
    }
  }

  private Call anonymous() {
    return new Call() {
      @Override
      @Retry(delay = "0ms")
      public Object call(Flaky flaky) {
        return flaky.attempt();
      }
    };
  }

  private Call local() {
    class Local implements Call {
      @Override
      @Retry(delay = "0ms")
      public Object call(Flaky flaky) {
        return flaky.attempt();
      }
    }
    return new Local();
  }

  private String localRecord(int value) {
    record Local(int value) {
      @Retry(delay = "0ms")
      String call(Flaky flaky) {
        return value + "/" + flaky.attempt();
      }
    }
    return new Local(value).call(Flaky.twice());
  }

  record Point(int x) {
    @Retry(delay = "0ms")
    @Override
    public int x() {
      return x;
    }

    @Retry(delay = "0ms")
    String call(Flaky flaky) {
      return x + "/" + flaky.attempt();
    }

    @Retry(delay = "0ms")
    static int shared(Flaky flaky) {
      return flaky.attempt();
    }
  }

  enum Level {
    FIRST,
    SECOND {
      @Override
      @Retry(delay = "0ms")
      String call(Flaky flaky) {
        return "second" + flaky.attempt();
      }
    };

    @Retry(delay = "0ms")
    String call(Flaky flaky) {
      return name() + flaky.attempt();
    }
  }

  interface Service {
    @Retry(delay = "0ms")
    default int byDefault(Flaky flaky) {
      return flaky.attempt();
    }

    @Retry(delay = "0ms")
    static int shared(Flaky flaky) {
      return flaky.attempt();
    }

    default int callsPrivate(Flaky flaky) {
      return secret(flaky);
    }

    @Retry(delay = "0ms")
    private int secret(Flaky flaky) {
      return flaky.attempt();
    }

    static int callsHidden(Flaky flaky) {
      return hidden(flaky);
    }

    @Retry(delay = "0ms")
    private static int hidden(Flaky flaky) {
      return flaky.attempt();
    }
  }

  interface Functional {
    int once(Flaky flaky);

    @Retry(delay = "0ms")
    default int times(Flaky flaky) {
      return once(flaky);
    }
  }

  private static Functional lambda() {
    return Flaky::attempt;
  }

  sealed interface Shape permits Circle {
    @Retry(delay = "0ms")
    default int draw(Flaky flaky) {
      return flaky.attempt();
    }
  }

  static final class Circle implements Shape {
    @Retry(delay = "0ms")
    int fill(Flaky flaky) {
      return flaky.attempt();
    }
  }

  abstract static class Template {
    abstract int step(Flaky flaky);

    @Retry(delay = "0ms")
    int template(Flaky flaky) {
      return step(flaky);
    }
  }

  static class Concrete extends Template {
    @Override
    int step(Flaky flaky) {
      return flaky.attempt();
    }
  }

  static class Initialized {
    static final int VALUE = first();

    @Retry(delay = "0ms")
    private static int first() {
      return FLAKY.attempt();
    }
  }

  private static final Flaky FLAKY = Flaky.twice();

  static class Constructed {
    final int value;

    Constructed() {
      value = early(Flaky.twice());
    }

    @Retry(delay = "0ms")
    private int early(Flaky flaky) {
      return flaky.attempt() + value;
    }
  }
}
