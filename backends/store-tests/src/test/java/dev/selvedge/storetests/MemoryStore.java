package dev.selvedge.storetests;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client of a {@link MemoryServer}. */
final class MemoryStore implements LockStore {
  private final MemoryServer server;
  private final StoreContext context;
  private final @Nullable Flaw flaw;
  private final Thread thread;
  private volatile boolean closed;

  MemoryStore(MemoryServer server, StoreContext context, @Nullable Flaw flaw) {
    this.server = server;
    this.context = context;
    this.flaw = flaw;
    this.thread = new Thread(this::idle, "memory-store");
    thread.setDaemon(true);
    thread.start();
  }

  /** Stands for what a real store has to read replies and to tidy up. */
  private void idle() {
    while (!closed || flaw == Flaw.LEAKS_A_THREAD) {
      LockSupport.park();
    }
  }

  private <T> CompletionStage<T> answer(Supplier<T> question) {
    if (flaw == Flaw.SWALLOWS_INTERRUPTS) {
      Thread.interrupted();
    }
    if (closed && flaw != Flaw.WORKS_WHEN_CLOSED) {
      return CompletableFuture.failedFuture(
          new LockStoreUnavailableException("the memory store is closed", null));
    }
    return CompletableFuture.completedFuture(question.get());
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public String describe() {
    return "memory";
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    return answer(() -> server.acquire(context, request));
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    return answer(
            () -> {
              server.withdraw(context, request);
              return true;
            })
        .thenAccept(done -> {});
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    return answer(() -> server.renewAll(context, holds));
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    if (flaw == Flaw.TAKES_RELEASES_FOR_LATER && !mayBlock) {
      return CompletableFuture.supplyAsync(
          () -> server.release(context, hold, keepFor),
          CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
    }
    return answer(() -> server.release(context, hold, keepFor));
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
