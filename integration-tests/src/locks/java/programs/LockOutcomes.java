package programs;

import dev.selvedge.DistributedLock;
import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.OnBusy;
import dev.selvedge.Retry;
import dev.selvedge.runtime.lock.LockUnavailableException;
import dev.selvedge.runtime.lock.LockUpgradeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** What callers get: when it is busy, together with retrying, and from stages. */
public class LockOutcomes implements Group {
  private final List<Long> tokens = new ArrayList<>();

  @Override
  public void run(Checks checks) throws Throwable {
    try (AutoCloseable other = Held.elsewhere("busy")) {
      checks.thrown(
          "busy",
          LockUnavailableException.class,
          () -> fail(),
          e ->
              e.getMessage().contains("lock 'busy' of programs.LockOutcomes#fail()")
                  && e.getMessage().contains("@"));
      checks.equal("skipped reference", null, () -> skip());
      checks.equal("skipped Optional", Optional.empty(), () -> skipOptional());
      checks.equal("skipped OptionalInt", OptionalInt.empty(), () -> skipInt());
      checks.equal("skipped void", "untouched", () -> skipVoid());
      checks.equal("skipped stage", null, () -> skipStage().toCompletableFuture().get());
      checks.equal("skipped static", null, () -> skipStatic());
      checks.equal("interrupted while waiting", true, () -> interrupted());
    }
    checks.equal("not skipped", "ran", () -> skip());
    checks.equal("not skipped Optional", Optional.of("ran"), () -> skipOptional());
    checks.equal(
        "each attempt has a lock of its own", "3 attempts, rising tokens", () -> retried());
    checks.equal("fallback runs without the lock", "none", () -> backed());
    checks.equal("shared with shared", "[shared] [shared]", () -> sharedTwice());
    checks.thrown(
        "no upgrade", LockUpgradeException.class, () -> upgrade(), e -> Held.isFree("shared"));
    checks.equal("fenced is required and given", "[fenced]", () -> fenced());

    checks.equal("stage", "[stage]", () -> get(stage()));
    checks.equal("static stage", "[stage]", () -> get(sharedStage(1L, 2.5)));
    checks.equal("completable future", "[f:<1:k>]", () -> future("k").get());
    checks.equal("held until the inner stage completes", "held then free", () -> inner());
    checks.equal("cancelling does not give it back", "held then free", () -> cancelled());
    checks.thrown(
        "stage that throws at once",
        ExecutionException.class,
        () -> get(throwing()),
        e -> e.getCause().getMessage().equals("at once") && Held.isFree("stage"));
    checks.thrown(
        "null key in a stage",
        ExecutionException.class,
        () -> future(null).get(),
        e -> e.getCause().getClass().getSimpleName().equals("InvalidLockKeyException"));
    checks.equal("stage waits without its thread", "[later]", () -> later());
    checks.equal("retried stage", "3 attempts, rising tokens", () -> retriedStage());
    checks.equal("nested stage outlives its caller", "held then free", () -> nestedStage());
    checks.equal("nothing is current afterwards", "none", () -> Held.keys());
  }

  @DistributedLock(value = "busy", waitFor = "20ms")
  private String fail() {
    return "ran";
  }

  @DistributedLock(value = "busy", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private String skip() {
    return "ran";
  }

  @DistributedLock(value = "busy", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private Optional<String> skipOptional() {
    return Optional.of("ran");
  }

  @DistributedLock(value = "busy", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private OptionalInt skipInt() {
    return OptionalInt.of(1);
  }

  private String touched = "untouched";

  private String skipVoid() {
    touch();
    return touched;
  }

  @DistributedLock(value = "busy", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private void touch() {
    touched = "touched";
  }

  @DistributedLock(value = "busy", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private CompletionStage<String> skipStage() {
    return CompletableFuture.completedFuture("ran");
  }

  @DistributedLock(value = "busy", waitFor = "0ms", onBusy = OnBusy.SKIP)
  private static String skipStatic() {
    return "ran";
  }

  @DistributedLock(value = "busy", waitFor = "1m")
  private String patient() {
    return "ran";
  }

  private boolean interrupted() throws Exception {
    CompletableFuture<Boolean> outcome = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                patient();
                outcome.complete(false);
              } catch (LockUnavailableException e) {
                outcome.complete(
                    e.getCause() instanceof InterruptedException
                        && Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    return outcome.get(10, TimeUnit.SECONDS);
  }

  private String retried() throws Exception {
    tokens.clear();
    flaky(Flaky.twice());
    return summary();
  }

  private String summary() {
    boolean rising = true;
    for (int i = 1; i < tokens.size(); i++) {
      rising &= tokens.get(i) > tokens.get(i - 1);
    }
    return tokens.size() + " attempts, " + (rising ? "rising" : "odd") + " tokens";
  }

  @Retry(delay = "0ms")
  @DistributedLock("retried")
  private int flaky(Flaky flaky) {
    tokens.add(Held.token());
    return flaky.attempt();
  }

  @Retry(delay = "0ms", fallback = "stand")
  @DistributedLock("backed")
  private String backed() {
    throw new IllegalStateException(Held.keys());
  }

  private String stand(IllegalStateException cause) {
    return Held.keys();
  }

  private String sharedTwice() throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return outerShared();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .get(10, TimeUnit.SECONDS);
  }

  @DistributedLock(value = "shared", mode = LockMode.SHARED)
  private String outerShared() throws Exception {
    return CompletableFuture.supplyAsync(this::innerShared).get(10, TimeUnit.SECONDS)
        + " "
        + Held.keys();
  }

  @DistributedLock(value = "shared", mode = LockMode.SHARED, waitFor = "5s")
  private String innerShared() {
    return Held.keys();
  }

  @DistributedLock(value = "shared", mode = LockMode.SHARED)
  private String upgrade() {
    return exclusive();
  }

  @DistributedLock("shared")
  private String exclusive() {
    return Held.keys();
  }

  @DistributedLock(value = "fenced", require = Guarantee.FENCED)
  private String fenced() {
    return Held.keys();
  }

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @DistributedLock("stage")
  private CompletionStage<String> stage() {
    return CompletableFuture.completedFuture(Held.keys());
  }

  @DistributedLock("stage")
  private static CompletionStage<String> sharedStage(long wide, double wider) {
    return CompletableFuture.completedFuture(Held.keys());
  }

  @DistributedLock("f:{key}")
  private CompletableFuture<String> future(String key) {
    return CompletableFuture.completedFuture(Held.keys());
  }

  @DistributedLock("stage")
  private CompletionStage<String> open(CompletableFuture<String> inner) {
    return inner;
  }

  private String inner() throws Exception {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletionStage<String> outer = open(inner);
    String before = Held.isFree("stage") ? "free" : "held";
    inner.complete("done");
    get(outer);
    return before + " then " + (Held.isFree("stage") ? "free" : "held");
  }

  private String cancelled() throws Exception {
    CompletableFuture<String> inner = new CompletableFuture<>();
    open(inner).toCompletableFuture().cancel(true);
    String before = Held.isFree("stage") ? "free" : "held";
    inner.complete("done");
    return before + " then " + (Held.isFree("stage") ? "free" : "held");
  }

  @DistributedLock("stage")
  private CompletionStage<String> throwing() {
    throw new IllegalStateException("at once");
  }

  @DistributedLock(value = "later", waitFor = "10s")
  private CompletionStage<String> laterStage() {
    return CompletableFuture.completedFuture(Held.keys());
  }

  private String later() throws Exception {
    CompletionStage<String> stage;
    try (AutoCloseable other = Held.elsewhere("later")) {
      stage = laterStage();
      if (stage.toCompletableFuture().isDone()) {
        return "did not wait";
      }
    }
    return get(stage);
  }

  private String retriedStage() throws Exception {
    tokens.clear();
    get(flakyStage(Flaky.twice()));
    return summary();
  }

  @Retry(delay = "0ms")
  @DistributedLock("retried")
  private CompletionStage<Integer> flakyStage(Flaky flaky) {
    tokens.add(Held.token());
    CompletableFuture<Integer> result = new CompletableFuture<>();
    try {
      result.complete(flaky.attempt());
    } catch (IllegalStateException e) {
      result.completeExceptionally(e);
    }
    return result;
  }

  private String nestedStage() throws Exception {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletionStage<String> outer = passOn(inner);
    String before = Held.isFree("stage") ? "free" : "held";
    inner.complete("done");
    get(outer);
    return before + " then " + (Held.isFree("stage") ? "free" : "held");
  }

  @DistributedLock(value = "stage", waitFor = "5s")
  private Holder<CompletionStage<String>> wrapped(CompletableFuture<String> inner) {
    return new Holder<>(open(inner));
  }

  private CompletionStage<String> passOn(CompletableFuture<String> inner) {
    return wrapped(inner).value;
  }

  private static final class Holder<T> {
    final T value;

    Holder(T value) {
      this.value = value;
    }
  }
}
