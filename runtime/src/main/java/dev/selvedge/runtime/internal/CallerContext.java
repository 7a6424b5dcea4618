package dev.selvedge.runtime.internal;

import dev.selvedge.runtime.spi.ContextPropagator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the thread of the original caller had around it, to be put on the threads of later attempts:
 * the context class loader, how deep it is in forwarded calls, and whatever the {@link
 * ContextPropagator}s carry. Immutable.
 *
 * <p>A propagator that fails is logged and passed over: neither the call nor the thread that is
 * borrowed for an attempt may suffer from it.
 */
public final class CallerContext {
  private final @Nullable ClassLoader loader;
  private final List<ContextPropagator.Snapshot> snapshots;
  private final int depth = CallDepth.current();

  public CallerContext(@Nullable ClassLoader loader, List<ContextPropagator.Snapshot> snapshots) {
    this.loader = loader;
    this.snapshots = snapshots;
  }

  /** What the current thread has around it. */
  public static CallerContext capture() {
    return new CallerContext(
        Thread.currentThread().getContextClassLoader(), Propagators.GLOBAL.capture());
  }

  /** Puts it on the current thread until the result is closed. */
  public Restored restore() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    int depthBefore = CallDepth.current();
    CallDepth.set(depth);
    List<ContextPropagator.Scope> scopes = new ArrayList<>(snapshots.size());
    for (ContextPropagator.Snapshot snapshot : snapshots) {
      try {
        scopes.add(snapshot.restore());
      } catch (Throwable e) { // see above
        Log.error(CallerContext.class, "an attempt runs without part of its context", e);
      }
    }
    return () -> {
      for (int i = scopes.size() - 1; i >= 0; i--) {
        close(scopes.get(i));
      }
      CallDepth.set(depthBefore);
      thread.setContextClassLoader(before);
    };
  }

  private static void close(ContextPropagator.Scope scope) {
    try {
      scope.close();
    } catch (Throwable e) { // see above
      Log.error(CallerContext.class, "a context was not taken off its thread", e);
    }
  }

  /** The time for which the context is in place. */
  @FunctionalInterface
  public interface Restored extends AutoCloseable {
    @Override
    void close();
  }
}
