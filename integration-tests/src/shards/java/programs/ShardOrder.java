package programs;

import dev.selvedge.DistributedLock;
import dev.selvedge.Idempotent;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.shard.InvalidShardKeyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Retry around routing around lock around body, in a process that owns all keys. */
public class ShardOrder implements Group {
  private static final String RISING = "3 attempts, rising tokens";

  private final List<Long> tokens = new ArrayList<>();
  private final Counted counted = new Counted();
  private Flaky flaky = Flaky.always();

  /** Fails twice from here on; an argument could not say so, as arguments may travel. */
  private ShardOrder fresh() {
    flaky = Flaky.twice();
    return this;
  }

  @Override
  public void run(Checks checks) throws Throwable {
    checks.equal("lock inside", "[order:<1:7>]", () -> locked(7));
    checks.equal("retried", 3, () -> fresh().retried("k"));
    checks.equal("each attempt has a lock of its own", RISING, () -> all());
    checks.equal("the same of a stage", RISING, () -> allLater());
    checks.equal("the key is read afresh for each attempt", 3, () -> keyReads());
    checks.equal("fallback", "backup k IllegalStateException", () -> backed("k"));
    checks.equal("judged", "attempt 3", () -> fresh().judged("k"));
    checks.equal("idempotent", 3, () -> fresh().idempotent("k"));
    checks.equal("returns nothing", "[void:<1:k>]", () -> nothing());
    checks.equal("stage", "done k", () -> later("k").toCompletableFuture().get());
    checks.thrown(
        "stage without a key",
        ExecutionException.class,
        () -> later(null).toCompletableFuture().get(),
        e -> e.getCause() instanceof InvalidShardKeyException);
    checks.equal("offered, in a process that is alone", "[order:<1:8>]", () -> bound());
    checks.equal("nothing is held afterwards", true, () -> LockHandle.find().isEmpty());
  }

  @ShardBy("id")
  @DistributedLock("order:{id}")
  private String locked(int id) {
    return LockHandle.current().keys().toString();
  }

  @Retry(delay = "0ms")
  @ShardBy("key")
  private int retried(String key) {
    key = null;
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  @Idempotent
  @ShardBy("key")
  private int idempotent(String key) {
    return flaky.attempt();
  }

  private String rising() {
    List<Long> sorted = tokens.stream().sorted().distinct().toList();
    String text =
        tokens.size() + " attempts, " + (sorted.equals(tokens) ? "rising tokens" : tokens);
    tokens.clear();
    return text;
  }

  private String all() {
    all("k", 1L);
    return rising();
  }

  @Retry(delay = "0ms")
  @ShardBy("key")
  @DistributedLock("all:{key}")
  private void all(String key, long other) {
    tokens.add(LockHandle.current().token());
    key = null;
    other = 0;
    if (tokens.size() < 3) {
      throw new IllegalStateException();
    }
  }

  private String allLater() throws Exception {
    allLater("k", 2.5).get();
    return rising();
  }

  @Retry(delay = "0ms")
  @ShardBy("key")
  @DistributedLock("all:{key}")
  private CompletableFuture<String> allLater(String key, double other) {
    tokens.add(LockHandle.current().token());
    key = null;
    if (tokens.size() == 1) {
      throw new IllegalStateException();
    }
    return tokens.size() < 3
        ? CompletableFuture.failedFuture(new IllegalStateException())
        : CompletableFuture.completedFuture("done");
  }

  private static final class Counted {
    private int reads;

    private String key() {
      reads++;
      return "k";
    }
  }

  private int keyReads() {
    fresh().byCounted();
    return counted.reads;
  }

  @Retry(delay = "0ms")
  @ShardBy("this.counted.key")
  private int byCounted() {
    return flaky.attempt();
  }

  @Retry(delay = "0ms", fallback = "backup")
  @ShardBy("key")
  private String backed(String key) {
    throw new IllegalStateException();
  }

  private String backup(String key, RuntimeException cause) {
    return "backup " + key + " " + cause.getClass().getSimpleName();
  }

  @Retry(delay = "0ms", retryIf = "isEarly", maxDuration = "1h")
  @ShardBy("key")
  private String judged(String key) {
    try {
      return "attempt " + flaky.attempt();
    } catch (IllegalStateException e) {
      return "early";
    }
  }

  private static boolean isEarly(String result) {
    return result.equals("early");
  }

  private String seen = "";

  private String nothing() {
    touch("k");
    return seen;
  }

  @ShardBy("key")
  @DistributedLock("void:{key}")
  private void touch(String key) {
    seen = LockHandle.current().keys().toString();
  }

  @ShardBy("key")
  private CompletionStage<String> later(String key) {
    return CompletableFuture.supplyAsync(() -> "done " + key);
  }

  private String bound() throws Exception {
    try (AutoCloseable offer = Selvedge.bind(ShardOrder.class, this)) {
      return locked(8);
    }
  }
}
