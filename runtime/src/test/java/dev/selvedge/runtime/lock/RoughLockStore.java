package dev.selvedge.runtime.lock;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.lock.local.LocalLockStore;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A store with leases that answers on other threads, late and out of order, and of whose replies
 * one in ten is lost after the request took effect; requests to acquire fail before it, too.
 */
final class RoughLockStore implements LockStore {
  private final LocalLockStore locks;
  private final ScheduledExecutorService line;

  RoughLockStore(StoreContext context, ScheduledExecutorService line) {
    this.locks = LocalLockStore.of(context);
    this.line = line;
  }

  private <T> CompletionStage<T> roughly(Supplier<CompletionStage<T>> question) {
    CompletableFuture<T> reply = new CompletableFuture<>();
    line.schedule(
        () -> {
          T answer = question.get().toCompletableFuture().join();
          if (isBad()) {
            reply.completeExceptionally(new LockStoreUnavailableException("lost a reply", null));
          } else {
            reply.complete(answer);
          }
        },
        ThreadLocalRandom.current().nextInt(100),
        TimeUnit.MICROSECONDS);
    return reply;
  }

  private static boolean isBad() {
    return ThreadLocalRandom.current().nextInt(10) == 0;
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    return isBad()
        ? CompletableFuture.failedFuture(new LockStoreUnavailableException("not sent", null))
        : roughly(() -> locks.acquire(request));
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    return roughly(() -> locks.withdraw(request));
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    return roughly(() -> locks.renew(holds));
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    return roughly(() -> locks.release(hold, keepFor, mayBlock));
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  public boolean ordered() {
    return false;
  }

  @Override
  public String describe() {
    return "rough";
  }

  @Override
  public void close() {}
}
