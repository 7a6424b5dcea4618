package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that is opened, off the caller's thread, when it is first asked, and again with the next
 * request where that failed: a node starts also while its coordinator does not. Thread-safe.
 */
final class LazyMemberStore implements MemberStore {
  private final String description;
  private final Supplier<MemberStore> opener;
  private final Executor executor;
  private final AtomicReference<@Nullable CompletableFuture<MemberStore>> opened =
      new AtomicReference<>();
  private volatile boolean closed;

  /**
   * Makes one.
   *
   * @param executor where opening may block
   */
  LazyMemberStore(String description, Supplier<MemberStore> opener, Executor executor) {
    this.description = description;
    this.opener = opener;
    this.executor = executor;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public CompletionStage<List<Seen>> beat(
      MemberRecord own, Duration lifetime, Duration keepFor, Duration patience) {
    return with(store -> store.beat(own, lifetime, keepFor, patience));
  }

  @Override
  public CompletionStage<List<Seen>> read(Duration patience) {
    return with(store -> store.read(patience));
  }

  private CompletionStage<List<Seen>> with(
      Function<MemberStore, CompletionStage<List<Seen>>> request) {
    return opened().thenCompose(request);
  }

  private CompletableFuture<MemberStore> opened() {
    CompletableFuture<MemberStore> known = opened.get();
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<MemberStore> fresh = new CompletableFuture<>();
    if (!opened.compareAndSet(known, fresh)) {
      return opened();
    }
    try {
      executor.execute(() -> open(fresh));
    } catch (RejectedExecutionException e) {
      fresh.completeExceptionally(e);
    }
    return fresh;
  }

  private void open(CompletableFuture<MemberStore> result) {
    try {
      if (closed) {
        throw new IllegalStateException(description + " is closed");
      }
      MemberStore store = opener.get();
      result.complete(store);
      if (closed) {
        store.close();
      }
    } catch (Throwable e) { // belongs to who has asked
      result.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    CompletableFuture<MemberStore> known = opened.get();
    if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
      known.join().close();
    }
  }
}
