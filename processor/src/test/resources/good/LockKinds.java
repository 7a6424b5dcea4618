package good;

import dev.selvedge.DistributedLock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Every kind of class, method and path that a lock's key can have. */
class LockKinds<T extends LockKinds.Named & Comparable<T>> {
  interface Named {
    String getName();
  }

  interface Tenant {
    long tenant();
  }

  record Box<V>(V value) {}

  record Order(long number, Box<Box<LocalDate>> due, boolean isOpen) implements Named {
    @Override
    public String getName() {
      return "";
    }
  }

  private T own;
  protected Box<T> boxed;

  @DistributedLock("{value.name}{this.own.name}{this.boxed.value.name}{this.all.name}")
  void ofVariables(T value) {}

  private T getAll() {
    return own;
  }

  @DistributedLock("{both.name}:{both.tenant}")
  <B extends Named & Tenant> B intersection(B both) {
    return both;
  }

  @DistributedLock("{order.number}{order.due.value.value}{order.due.value.value.month}{order.open}")
  CompletionStage<Void> generic(Order order) {
    return null;
  }

  @DistributedLock("{box.value.value.number}{entry.key}{entry.value.scale}{supplier.get}")
  static void wildcards(
      Box<? extends Box<Order>> box,
      Map.Entry<? extends Enum<?>, BigDecimal> entry,
      Supplier<? extends String> supplier) {}

  @DistributedLock("{keys}{keys_}{self}{LockKeys}{this.boxed.value.name}")
  void names(String keys, String keys_, String self, String LockKeys) {}

  @DistributedLock("{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}")
  void simple(
      byte a,
      short b,
      int c,
      long d,
      boolean e,
      char f,
      Long g,
      Character h,
      java.util.UUID i,
      Thread.State j) {}

  @DistributedLock("{old.id}")
  void deprecated(Old old) {}

  @Deprecated
  static class Old {
    @Deprecated(forRemoval = true)
    long id;
  }

  class Inner {
    private final int number = 1;

    @DistributedLock("{this.number}")
    void call() {}
  }

  private static class Hidden {
    String name;

    @DistributedLock("{this.name}")
    private void call() {}
  }

  private enum Secret {
    ONE,
    TWO
  }

  private record Holder(Secret secret, Holder next) {}

  @DistributedLock("{secret}{holder.next.secret}{holder.secret.ordinal}")
  private void hidden(Secret secret, Holder holder) {}

  interface Port {
    String region();

    private long number() {
      return 1;
    }

    @DistributedLock("{this.region}:{this.number}")
    default void byDefault() {}

    @DistributedLock("{region}")
    static void shared(String region) {}
  }

  record Point(int x, String y) {
    @DistributedLock("{this.x}/{this.y}")
    void call() {}
  }

  enum Level {
    LOW,
    HIGH;

    @DistributedLock("{this}{this.name}")
    void call() {}
  }

  static class Loader extends ClassLoader {
    private final long id = 1;

    @DistributedLock("{this.id}{this.lock}{other.lock}")
    void call(Loader other) {}

    protected long lock() {
      return id;
    }
  }

  static class Bytes extends java.io.ByteArrayInputStream {
    Bytes() {
      super(new byte[0]);
    }

    @DistributedLock("{this.pos}{other.pos}")
    void call(Bytes other) {}
  }

  static class Defaults {
    static class Default {
      int id;
    }

    Default getDefault() {
      return new Default();
    }

    @DistributedLock("{this.default.id}{other.default.id}")
    void call(Defaults other) {}
  }
}
