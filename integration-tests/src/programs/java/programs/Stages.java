package programs;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.selvedge.Retry;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Methods whose outcome comes later. */
public class Stages implements Group {
  private final String name = "stages";

  @Override
  public void run(Checks checks) {
    checks.equal("completed at once is the same stage", true, () -> done() == DONE);
    checks.equal("failed stages", 3, () -> get(later(Flaky.twice())));
    checks.equal("sync throws", 3, () -> get(now(Flaky.twice())));
    checks.equal("CompletableFuture", 3, () -> future(Flaky.twice()).get(10, SECONDS));
    checks.equal("static", 3, () -> get(shared(Flaky.twice())));
    checks.equal("private static", 3, () -> get(hidden(Flaky.twice())));
    checks.equal("final", 3, () -> get(fixed(Flaky.twice())));
    checks.equal("generic", "x3", () -> get(generic("x", Flaky.twice())));
    checks.equal(
        "many arguments", "3:true,1,2,c,3,4,5.0,6.0,s,[7]", () -> get(many(Flaky.twice())));
    checks.equal(
        "static with many", "3:1,2.5,3,4.5", () -> get(wide(Flaky.twice(), 1, 2.5, 3, 4.5)));
    checks.equal("reassigned parameters", "a3", () -> get(reassigned("a", Flaky.twice())));
    checks.equal("interface default", 3, () -> get(new Source() {}.byDefault(Flaky.twice())));
    checks.equal("interface private", 3, () -> get(new Source() {}.byPrivate(Flaky.twice())));
    checks.equal("interface static", 3, () -> get(Source.shared(Flaky.twice())));
    checks.equal("interface fallback", -1, () -> get(new Source() {}.backed(Flaky.always())));
    checks.equal("record", 3, () -> get(new Item(1).load(Flaky.twice())));
    checks.equal(
        "inner class sees the outer", "stages3", () -> get(new Inner().load(Flaky.twice())));
    checks.equal("override calls super", 3, () -> get(new Derived().load(Flaky.twice())));
    checks.equal("through a bridge", 3, () -> get(((Base<?>) new Derived()).load(Flaky.twice())));
    Flaky used = Flaky.always();
    checks.thrown(
        "used up",
        ExecutionException.class,
        () -> get(later(used)),
        e -> used.calls() == 3 && e.getCause().getMessage().equals("attempt 3"));
    checks.equal("retryIf", 3, () -> get(judged(new AtomicInteger())));
    checks.equal("static retryIf", 3, () -> get(judgedStatically(new AtomicInteger())));
    checks.equal("fallback", "backup of k", () -> get(backed("k", Flaky.always())));
    checks.equal("static fallback", "shared k", () -> get(backedStatically("k", Flaky.always())));
    checks.equal(
        "fallback with failure", "attempt 3 of 9", () -> get(told(9, Flaky.always(), 0.5)));
    checks.thrown(
        "fallback with a narrower failure",
        ExecutionException.class,
        () -> get(narrow(Flaky.always())),
        e -> e.getCause() instanceof IllegalStateException);
    checks.equal("fallback and retryIf", "better", () -> get(both(new AtomicInteger())));
    checks.equal("with a bound on time", 3, () -> get(timed(Flaky.twice())));
    checks.equal("null stage is passed on", null, () -> missing());
    checks.equal("synchronized block inside", 3, () -> get(guarded(Flaky.twice())));
    checks.equal("lambda inside", "k3", () -> get(lambda("k", Flaky.twice())));
    checks.equal(
        "checked exception is thrown as failed stage", 3, () -> get(checked(Flaky.twice())));
    checks.equal("name of the moved body is taken", "3 taken", () -> taken());
    checks.equal("name and descriptor are taken", 3, () -> get(same(Flaky.twice())));
    checks.equal("cancelling reaches the attempt", true, Stages::cancel);
    checks.equal("annotations stay where they were", true, Stages::isDeclaredOnce);
  }

  private String taken() throws Exception {
    return get(twin(Flaky.twice())) + twin$body(Flaky.twice());
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> twin(Flaky flaky) {
    return outcome(flaky);
  }

  private String twin$body(Flaky flaky) {
    return " taken";
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> same(Flaky flaky) {
    return outcome(flaky);
  }

  private CompletionStage<Integer> same$body(Flaky flaky) {
    throw new IllegalStateException("not this one");
  }

  private static final CompletionStage<String> DONE = CompletableFuture.completedFuture("done");

  private static <T> T get(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, SECONDS);
  }

  private static CompletableFuture<Integer> outcome(Flaky flaky) {
    return CompletableFuture.supplyAsync(flaky::attempt);
  }

  private static boolean cancel() {
    CompletableFuture<String> inner = new CompletableFuture<>();
    CompletableFuture<String> outer = new Stages().open(inner);
    outer.cancel(true);
    try {
      inner.join();
      return false;
    } catch (CancellationException e) {
      return true;
    }
  }

  private static boolean isDeclaredOnce() {
    return Arrays.stream(Stages.class.getDeclaredMethods())
            .filter(m -> m.getName().startsWith("later") && m.isAnnotationPresent(Retry.class))
            .count()
        == 1;
  }

  @Retry(delay = "0ms")
  private CompletionStage<String> done() {
    return DONE;
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> later(Flaky flaky) {
    return outcome(flaky);
  }

  @Retry(delay = "1ms")
  CompletionStage<Integer> now(Flaky flaky) {
    return CompletableFuture.completedFuture(flaky.attempt());
  }

  @Retry(delay = "0ms")
  public CompletableFuture<Integer> future(Flaky flaky) {
    return outcome(flaky);
  }

  @Retry(delay = "0ms")
  static CompletionStage<Integer> shared(Flaky flaky) {
    return outcome(flaky);
  }

  @Retry(delay = "0ms")
  private static CompletableFuture<Integer> hidden(Flaky flaky) {
    return outcome(flaky);
  }

  @Retry(delay = "0ms")
  final CompletionStage<Integer> fixed(Flaky flaky) {
    return outcome(flaky);
  }

  @Retry(delay = "0ms")
  private <T> CompletionStage<String> generic(T value, Flaky flaky) {
    return outcome(flaky).thenApply(n -> value.toString() + n);
  }

  private CompletionStage<String> many(Flaky flaky) {
    return many(flaky, true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6.0, "s", new int[] {7});
  }

  @Retry(delay = "0ms")
  private CompletionStage<String> many(
      Flaky flaky,
      boolean a,
      byte b,
      short c,
      char d,
      int e,
      long f,
      float g,
      double h,
      String i,
      int[] j) {
    return outcome(flaky)
        .thenApply(
            n ->
                n
                    + ":"
                    + a
                    + ","
                    + b
                    + ","
                    + c
                    + ","
                    + d
                    + ","
                    + e
                    + ","
                    + f
                    + ","
                    + g
                    + ","
                    + h
                    + ","
                    + i
                    + ","
                    + Arrays.toString(j));
  }

  @Retry(delay = "0ms")
  private static CompletionStage<String> wide(Flaky flaky, long a, double b, long c, double d) {
    return outcome(flaky).thenApply(n -> n + ":" + a + "," + b + "," + c + "," + d);
  }

  @Retry(delay = "0ms")
  private CompletionStage<String> reassigned(String text, Flaky flaky) {
    String seen = text;
    text = text + "x";
    return outcome(flaky).thenApply(n -> seen + n);
  }

  @Retry(delay = "0ms", retryIf = "isSmall")
  private CompletionStage<Integer> judged(AtomicInteger calls) {
    return CompletableFuture.supplyAsync(calls::incrementAndGet);
  }

  private boolean isSmall(Integer result) {
    return result < 3 && name != null;
  }

  @Retry(delay = "0ms", retryIf = "isLow")
  private static CompletionStage<Integer> judgedStatically(AtomicInteger calls) {
    return CompletableFuture.completedFuture(calls.incrementAndGet());
  }

  private static boolean isLow(Number result) {
    return result.intValue() < 3;
  }

  @Retry(delay = "0ms", fallback = "backup")
  private CompletionStage<String> backed(String key, Flaky flaky) {
    return outcome(flaky).thenApply(String::valueOf);
  }

  private CompletionStage<String> backup(String key, Flaky flaky) {
    return CompletableFuture.completedFuture("backup of " + key);
  }

  @Retry(delay = "0ms", fallback = "sharedBackup")
  private static CompletionStage<String> backedStatically(String key, Flaky flaky) {
    return outcome(flaky).thenApply(String::valueOf);
  }

  private static CompletableFuture<String> sharedBackup(String key, Flaky flaky) {
    return CompletableFuture.completedFuture("shared " + key);
  }

  @Retry(delay = "0ms", fallback = "toldBackup")
  private CompletionStage<String> told(long number, Flaky flaky, double fraction) {
    return outcome(flaky).thenApply(String::valueOf);
  }

  private CompletionStage<String> toldBackup(
      long number, Flaky flaky, double fraction, Throwable cause) {
    return CompletableFuture.completedFuture(cause.getMessage() + " of " + number);
  }

  @Retry(delay = "0ms", fallback = "narrowBackup")
  private CompletionStage<Integer> narrow(Flaky flaky) {
    return outcome(flaky);
  }

  private CompletionStage<Integer> narrowBackup(Flaky flaky, IOException cause) {
    return CompletableFuture.completedFuture(0);
  }

  @Retry(delay = "0ms", retryIf = "isBad", fallback = "better")
  private CompletionStage<String> both(AtomicInteger calls) {
    return CompletableFuture.completedFuture("bad");
  }

  private boolean isBad(CharSequence result) {
    return "bad".contentEquals(result);
  }

  private CompletionStage<String> better(AtomicInteger calls, RuntimeException cause) {
    return CompletableFuture.completedFuture("better");
  }

  @Retry(delay = "0ms", maxDuration = "1h")
  private CompletionStage<Integer> timed(Flaky flaky) {
    return outcome(flaky);
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> missing() {
    return null;
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> guarded(Flaky flaky) {
    synchronized (this) {
      return outcome(flaky);
    }
  }

  @Retry(delay = "0ms")
  private CompletionStage<String> lambda(String key, Flaky flaky) {
    java.util.function.Supplier<CompletionStage<Integer>> inner = () -> outcome(flaky);
    return inner.get().thenApply(n -> key + n);
  }

  @Retry(delay = "0ms")
  private CompletionStage<Integer> checked(Flaky flaky) throws IOException {
    return CompletableFuture.completedFuture(flaky.<IOException>attempt(new IOException("down")));
  }

  @Retry(delay = "0ms")
  private CompletableFuture<String> open(CompletableFuture<String> inner) {
    return inner;
  }

  interface Source {
    @Retry(delay = "0ms")
    default CompletionStage<Integer> byDefault(Flaky flaky) {
      return outcome(flaky);
    }

    default CompletionStage<Integer> byPrivate(Flaky flaky) {
      return secret(flaky);
    }

    @Retry(delay = "0ms")
    private CompletionStage<Integer> secret(Flaky flaky) {
      return outcome(flaky);
    }

    @Retry(delay = "0ms")
    static CompletionStage<Integer> shared(Flaky flaky) {
      return outcome(flaky);
    }

    @Retry(delay = "0ms", retryIf = "isNegative", fallback = "backup")
    default CompletionStage<Integer> backed(Flaky flaky) {
      return outcome(flaky);
    }

    default boolean isNegative(Integer result) {
      return result < 0;
    }

    default CompletionStage<Integer> backup(Flaky flaky, Throwable cause) {
      return CompletableFuture.completedFuture(-1);
    }
  }

  record Item(int id) {
    @Retry(delay = "0ms")
    CompletionStage<Integer> load(Flaky flaky) {
      return outcome(flaky).thenApply(n -> n * id);
    }
  }

  class Inner {
    @Retry(delay = "0ms")
    private CompletionStage<String> load(Flaky flaky) {
      return outcome(flaky).thenApply(n -> name + n);
    }
  }

  static class Base<S extends CompletionStage<Integer>> {
    @SuppressWarnings("unchecked")
    S load(Flaky flaky) {
      return (S) outcome(flaky);
    }
  }

  static class Derived extends Base<CompletableFuture<Integer>> {
    @Override
    @Retry(delay = "0ms")
    CompletableFuture<Integer> load(Flaky flaky) {
      return super.load(flaky);
    }
  }
}
