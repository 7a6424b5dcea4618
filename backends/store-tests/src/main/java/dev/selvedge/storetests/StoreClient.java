package dev.selvedge.storetests;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process that uses the store: a store of its own, with its own context. Thread-safe. */
public final class StoreClient implements AutoCloseable {
  private final LockStore store;
  private final RecordingContext context;
  private final Duration patience;

  StoreClient(LockStore store, RecordingContext context, Duration patience) {
    this.store = store;
    this.context = context;
    this.patience = patience;
  }

  public LockStore store() {
    return store;
  }

  public RecordingContext context() {
    return context;
  }

  /** A request for the key by an owner of its own, exclusive and with a long lease. */
  public Claim claim(String key) {
    return Claim.of(this, key);
  }

  /** Renews one hold. */
  public RenewReply renew(Hold hold) {
    return renew(List.of(hold)).get(0);
  }

  public List<RenewReply> renew(List<Hold> holds) {
    return await(store.renew(holds));
  }

  public boolean release(Hold hold) {
    return release(hold, Duration.ZERO);
  }

  public boolean release(Hold hold, Duration keepFor) {
    return await(store.release(hold, keepFor, true));
  }

  /** The stage's result; fails where it fails, or takes longer than anything ever should. */
  public <T> T await(CompletionStage<T> stage) {
    boolean interrupted = Thread.interrupted();
    try {
      return stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(store.describe() + " did not answer within " + patience, e);
    } catch (ExecutionException e) {
      throw new AssertionError(store.describe() + " failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      interrupted = true;
      throw new AssertionError("interrupted while waiting for " + store.describe(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Duration patience() {
    return patience;
  }

  /** Closes the store and ends the context's threads, as the end of the process would. */
  @Override
  public void close() {
    store.close();
    context.close();
  }
}
