package good;

import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Every kind of class, method and path that a shard's key can have. */
class ShardKinds<T extends ShardKinds.Named> {
  interface Named {
    String getName();
  }

  interface Finder<K> {
    String find(K key);
  }

  /** Has a bridge for the method, with the annotation on it, too. */
  static class ByText implements Finder<String> {
    @Override
    @ShardBy("key")
    public String find(String key) {
      return key;
    }
  }

  record Box<V>(V value) {}

  record Pair<A, B>(A left, Box<B> right) {}

  record Wide(
      boolean a,
      byte b,
      short c,
      int d,
      long e,
      char f,
      Boolean g,
      Byte h,
      Short i,
      Integer j,
      Long k,
      Character l,
      String m,
      UUID n,
      Thread.State o,
      LocalDate p,
      BigDecimal q,
      Currency r) {}

  private T own;
  private Wide wide;

  @ShardBy({"this.own.name", "this.wide"})
  void ofThis() {}

  @ShardBy("wide")
  void everyKind(Wide wide) {}

  @ShardBy({"wide", "wide.e", "wide.q.scale", "wide.q", "wide.e"})
  void overlapping(Wide wide) {}

  @ShardBy({"pair", "number.value", "level.value", "text.value"})
  static void generic(
      Pair<Box<Long>, LocalDate> pair,
      Box<Long> number,
      Box<Thread.State> level,
      Box<String> text) {}

  @ShardBy(value = {"box", "entry.key", "entry.value", "level"}, mode = ShardMode.SELECT)
  static <E extends Enum<E>> Stream<String> wildcards(
      Box<? extends Box<Character>> box, Map.Entry<? extends Enum<?>, ? extends Long> entry, E level) {
    return null;
  }

  @ShardBy({"hash", "KeyHash", "hash_", "self", "box", "boxHash"})
  void names(String hash, String KeyHash, long hash_, char self, Box<String> box, String boxHash) {}

  @ShardBy("old")
  void deprecated(Old old) {}

  @Deprecated(forRemoval = true)
  record Old(long id) {}

  private enum Secret {
    ONE,
    TWO
  }

  private record Holder(Secret secret, Box<Secret> boxed) {}

  @ShardBy({"secret", "holder", "box.value"})
  private void hidden(Secret secret, Holder holder, Box<Secret> box) {}

  class Inner {
    private final int number = 1;

    @ShardBy("this.number")
    String call() {
      return "";
    }
  }

  interface Port {
    String region();

    private long number() {
      return 1;
    }

    @ShardBy({"this.region", "this.number"})
    default void byDefault() {}

    @ShardBy("region")
    static void shared(String region) {}
  }

  record Point(int x, String y) {
    @ShardBy("this")
    void call() {}
  }

  enum Level {
    LOW,
    HIGH;

    @ShardBy("this")
    void call() {}
  }

  @ShardBy(value = "id", mode = ShardMode.SELECT)
  Lazily<InputStream> select(long id) {
    return null;
  }

  interface Lazily<S> {}

  @ShardBy("id")
  <X extends Exception> Optional<List<Wide>> throwing(long id) throws X, java.io.IOException {
    return Optional.empty();
  }

  @ShardBy("id")
  CompletionStage<Void> stage(long id) {
    return null;
  }
}
