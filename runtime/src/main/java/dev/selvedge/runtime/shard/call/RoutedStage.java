package dev.selvedge.runtime.shard.call;

import dev.selvedge.runtime.internal.CallerContext;
import dev.selvedge.runtime.internal.DaemonThreads;
import dev.selvedge.runtime.internal.Failures;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a method that returns a stage gets where another node runs it. Cancelling it,
 * or completing it otherwise, tells the other node, if that is possible.
 */
public final class RoutedStage extends CompletableFuture<@Nullable Object> {
  private static final DaemonThreads THREADS = new DaemonThreads("selvedge-follow");

  private final CallEnvironment environment;
  private final CallMethod method;
  private final Callable<?> local;

  RoutedStage(CallEnvironment environment, CallMethod method, Callable<?> local) {
    this.environment = environment;
    this.method = method;
    this.local = local;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>(); // what depends on it is nothing special
  }

  void follow(RoutedCall call) {
    CompletableFuture<Outcome> outcome = call.start();
    Outcome known = outcome.getNow(null);
    if (known != null) {
      take(known);
      return;
    }
    Future<?> timer = environment.time().schedule(call::expire, Math.max(1, call.left()));
    whenComplete((result, failure) -> call.cancel()); // whoever it was, nobody waits any more
    CallerContext context = CallerContext.capture();
    outcome.thenAccept(
        end -> {
          timer.cancel(false);
          // not on the thread of the transport: what follows is the application's
          Runnable rest = () -> takeIn(context, end);
          try {
            environment.following().execute(rest);
          } catch (RuntimeException refused) { // the stage would never complete
            THREADS.newThread(rest).start();
          }
        });
  }

  private void takeIn(CallerContext context, Outcome outcome) {
    try (CallerContext.Restored restored = context.restore()) {
      take(outcome);
    }
  }

  private void take(Outcome outcome) {
    try {
      if (!(outcome instanceof Outcome.Here)) {
        complete(Router.result(method, outcome));
      } else if (!isDone()) {
        runHere();
      }
    } catch (Throwable e) { // belongs to the caller
      completeExceptionally(e);
    }
  }

  private void runHere() throws Exception {
    CompletionStage<?> stage = (CompletionStage<?>) local.call();
    if (stage == null) {
      completeExceptionally(
          new NullPointerException(method.text() + " returned no stage but null"));
      return;
    }
    stage.whenComplete(
        (result, failure) -> {
          if (failure == null) {
            complete(result);
          } else {
            completeExceptionally(Failures.unwrapped(failure));
          }
        });
  }
}
