package dev.selvedge.runtime.lock.local;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps locks in the memory of this process: all stores of one {@link LocalLocks} are one. Its
 * locks end with the process and not before, so they need no lease. Thread-safe.
 */
public final class LocalLockStore implements LockStore {
  private static final CompletableFuture<Boolean> TRUE = CompletableFuture.completedFuture(true);
  private static final CompletableFuture<Boolean> FALSE = CompletableFuture.completedFuture(false);

  private final LocalLocks locks;
  private final StoreContext context;

  LocalLockStore(LocalLocks locks, StoreContext context) {
    this.locks = locks;
    this.context = context;
  }

  /** A store that shares its locks with all others of this process and namespace. */
  public static LocalLockStore of(StoreContext context) {
    return new LocalLockStore(LocalLocks.ofNamespace(context.namespace()), context);
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
  public boolean leases() {
    return false;
  }

  @Override
  public String describe() {
    return "local";
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    return CompletableFuture.completedFuture(locks.acquire(request, context));
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    locks.withdraw(request.key(), request.owner());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    List<RenewReply> replies = new ArrayList<>(holds.size());
    for (Hold hold : holds) {
      replies.add(locks.isHeld(hold) ? RenewReply.RENEWED : RenewReply.LOST);
    }
    return CompletableFuture.completedFuture(replies);
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    return locks.release(hold, keepFor) ? TRUE : FALSE;
  }

  /** Does nothing: others may use the same locks. */
  @Override
  public void close() {}
}
