package dev.selvedge.runtime.lock;

import dev.selvedge.runtime.internal.Failures;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The locks of this process, as programs see them. */
public final class ProcessLocks implements Locks {
  /** For {@code Selvedge.locks()}. */
  public static final Locks INSTANCE = new ProcessLocks(LockService.PROCESS);

  private static final String CALLER = "Selvedge.locks()";

  private final LockService service;

  ProcessLocks(LockService service) {
    this.service = service;
  }

  @Override
  public LockHandle acquire(LockRequest request) {
    Headroom.require();
    Holding holding = service.acquire(CALLER, request);
    return new AcquiredHandle(holding, LockScope.begin(holding));
  }

  @Override
  public Optional<LockHandle> tryAcquire(LockRequest request) {
    try {
      return Optional.of(acquire(request));
    } catch (LockUnavailableException e) {
      if (e.getCause() != null) { // interrupted
        throw e;
      }
      return Optional.empty();
    }
  }

  @Override
  public CompletionStage<LockHandle> acquireAsync(LockRequest request) {
    CompletableFuture<Holding> acquired;
    Headroom.require();
    try {
      acquired = service.acquireAsync(CALLER, request);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
    CompletableFuture<LockHandle> handle = new CompletableFuture<>();
    acquired.whenComplete(
        (holding, refusal) -> {
          if (holding == null) {
            handle.completeExceptionally(Failures.unwrapped(refusal));
          } else if (!handle.complete(new AcquiredHandle(holding, null))) {
            holding.leave(false, false);
          }
        });
    // cancelled, or completed by somebody else, as by a timeout of its own
    handle.whenComplete((held, trouble) -> acquired.cancel(false));
    return handle;
  }

  @Override
  public void use(String coordinator, Function<StoreContext, LockStore> open) {
    service.coordinators().use(coordinator, open);
  }
}
