package programs;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.shard.InvalidShardKeyException;
import dev.selvedge.runtime.shard.Ring;
import dev.selvedge.runtime.shard.ShardContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Methods that are given the resource that owns their key, whatever their caller passes. */
public class ShardResources implements Group {

  /** Stands for a data source. */
  interface Database {
    String name();
  }

  private record Named(String name) implements Database {}

  private final Ring ring =
      Selvedge.ring("databases")
          .resources(Map.of("a", new Named("a"), "b", new Named("b"), "c", new Named("c")));
  private final List<String> seen = new ArrayList<>();

  @Override
  public void run(Checks checks) throws Throwable {
    for (int id = 0; id < 8; id++) {
      int key = id;
      checks.equal("owner of " + id, owner(key), () -> find(key, null));
    }
    checks.equal("all resources are used", 3L, () -> distinctOwners());
    checks.equal(
        "static, and what is passed is ignored", owner(1L), () -> shared(1, new Named("x")));
    checks.equal("between wide arguments", "1 " + owner(7) + " 2.5", () -> wide(1L, 7, null, 2.5));
    checks.equal("interface default", owner(3), () -> new Face() {}.find(null, 3));
    checks.equal("context", owner(4), () -> inContext(4));
    checks.equal("context has the resource", owner(4), () -> resourceOfContext(4));
    checks.equal("nested contexts", owner(5) + owner(6) + owner(5), () -> nested(5, 6));
    checks.thrown(
        "no context outside", IllegalStateException.class, ShardContext::current, e -> true);
    checks.thrown(
        "none after a failure",
        IllegalStateException.class,
        () -> {
          try {
            failing(1, null);
          } catch (ArithmeticException e) {
            ShardContext.current();
          }
          return "nothing thrown";
        },
        e -> true);
    checks.equal("locked", owner(2) + " [db:<1:2>]", () -> locked(2, null));
    checks.equal(
        "each attempt is given it", List.of(owner(9), owner(9), owner(9)), () -> retried());
    checks.equal("stage", owner(4), () -> later(4, null).toCompletableFuture().get());
    checks.thrown(
        "no key", InvalidShardKeyException.class, () -> byText(null, null), e -> seen.isEmpty());
    checks.thrown(
        "stage without a key",
        ExecutionException.class,
        () -> laterByText(null, null).get(),
        e -> e.getCause() instanceof InvalidShardKeyException);
    checks.equal("resource of another type", "refused", () -> otherType());
    checks.equal("ring without resources", "refused", () -> noResources());
  }

  private String owner(Object key) {
    return ring.owner(key).id();
  }

  private long distinctOwners() {
    List<String> owners = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      owners.add(find(i, null));
    }
    return owners.stream().distinct().count();
  }

  @ShardBy(value = "id", ring = "databases")
  private String find(int id, @Shard Database db) {
    return db.name();
  }

  @ShardBy(value = "id", ring = "databases")
  private static String shared(long id, @Shard Database db) {
    return db.name();
  }

  @ShardBy(value = "id", ring = "databases")
  final String wide(long before, int id, @Shard Database db, double behind) {
    return before + " " + db.name() + " " + behind;
  }

  interface Face {
    @ShardBy(value = "id", ring = "databases")
    default String find(@Shard Database db, int id) {
      return db.name();
    }
  }

  @ShardBy(value = "id", ring = "databases", mode = ShardMode.SELECT)
  private String inContext(int id) {
    return ShardContext.current().owner();
  }

  @ShardBy(value = "id", ring = "databases", mode = ShardMode.SELECT)
  private String resourceOfContext(int id) {
    return ShardContext.current().resource(Database.class).name();
  }

  @ShardBy(value = "outer", ring = "databases", mode = ShardMode.SELECT)
  private String nested(int outer, int inner) {
    return ShardContext.current().owner() + inContext(inner) + ShardContext.current().owner();
  }

  @ShardBy(value = "id", ring = "databases")
  private void failing(int id, @Shard Database db) {
    throw new ArithmeticException();
  }

  @ShardBy(value = "id", ring = "databases")
  @DistributedLock("db:{id}")
  private String locked(int id, @Shard Database db) {
    return db.name() + " " + LockHandle.current().keys();
  }

  private List<String> retried() {
    seen.clear();
    retried(9, null, Flaky.twice());
    List<String> all = List.copyOf(seen);
    seen.clear();
    return all;
  }

  @Retry(delay = "0ms")
  @ShardBy(value = "id", ring = "databases")
  private int retried(int id, @Shard Database db, Flaky flaky) {
    seen.add(db.name());
    db = null;
    id = -1;
    return flaky.attempt();
  }

  @ShardBy(value = "id", ring = "databases")
  private CompletionStage<String> later(int id, @Shard Database db) {
    String owner = ShardContext.current().owner();
    return CompletableFuture.supplyAsync(
        () -> owner.equals(db.name()) ? owner : owner + " is not " + db.name());
  }

  @ShardBy(value = "id", ring = "databases")
  private String byText(String id, @Shard Database db) {
    seen.add(id);
    return db.name();
  }

  @ShardBy(value = "id", ring = "databases")
  private CompletableFuture<String> laterByText(String id, @Shard Database db) {
    return CompletableFuture.completedFuture(db.name());
  }

  private String otherType() {
    try {
      return wrong(1, null) + " was given";
    } catch (IllegalStateException e) {
      return "refused";
    }
  }

  @ShardBy(value = "id", ring = "databases")
  private String wrong(int id, @Shard Runnable notADatabase) {
    return "something";
  }

  private String noResources() {
    try {
      return missing(1, null) + " was given";
    } catch (IllegalStateException e) {
      return "refused";
    }
  }

  @ShardBy(value = "id", ring = "nothing-registered")
  private String missing(int id, @Shard Database db) {
    return "something";
  }
}
