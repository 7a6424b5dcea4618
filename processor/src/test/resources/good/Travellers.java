package good;

import dev.selvedge.ShardBy;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** All that travels between nodes. */
class Travellers {
  enum Level {
    LOW {
      @Override
      int rank() {
        return 1;
      }
    };

    abstract int rank();
  }

  record Tree(String name, List<Tree> children, Optional<Tree> parent) {}

  record Page<E>(List<E> items, Page<E> next) {}

  record Odd<E>(E left, Odd<List<String>> right) {}

  abstract static class Base {
    private String id;
    protected transient Thread worker;
    static final Object LOCK = new Object();
  }

  static class Order extends Base {
    private List<Order> parts;
    Map<UUID, Level> levels;

    private Order() {}

    Order(List<Order> parts, Map<UUID, Level> levels) {
      this.parts = parts;
      this.levels = levels;
    }
  }

  @ShardBy("id")
  long primitives(boolean a, byte b, short c, int d, long id, char f, float g, double h) {
    return 1;
  }

  @ShardBy("id")
  Integer boxes(Boolean a, Byte b, Short c, Integer d, Long id, Character f, Float g, Double h) {
    return 1;
  }

  @ShardBy("id")
  byte[] arrays(String id, int[][] grid, String[] names, Tree[] trees, Optional<byte[]>[] rest) {
    return null;
  }

  @ShardBy("id")
  Instant values(
      UUID id, BigInteger number, ZoneOffset zone, URI uri, Locale locale, Currency currency) {
    return null;
  }

  @ShardBy("id")
  Collection<Level> collections(
      long id,
      List<List<String>> a,
      Set<Integer> b,
      ArrayList<Tree> c,
      HashSet<Long> d,
      ArrayDeque<OffsetDateTime> e,
      EnumSet<Level> f) {
    return null;
  }

  @ShardBy("id")
  NavigableMap<String, Page<Tree>> maps(
      long id,
      Map<Level, List<Order>> a,
      LinkedHashMap<Integer, Order> b,
      EnumMap<Level, OptionalInt> c,
      ConcurrentHashMap<Instant, Order[]> d) {
    return null;
  }

  @ShardBy("id")
  CompletionStage<Page<Order>> stage(long id, Odd<String> odd) {
    return null;
  }

  @ShardBy("id")
  CompletableFuture<Void> future(long id) {
    return null;
  }
}
