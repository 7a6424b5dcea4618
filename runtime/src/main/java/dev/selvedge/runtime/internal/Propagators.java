package dev.selvedge.runtime.internal;

import dev.selvedge.runtime.spi.ContextPropagator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The context propagators found on the class path at first use. Thread-safe.
 *
 * <p>They are found without a lock, and not in a static initialiser: their constructors are an
 * application's code, which may wait for a thread that itself comes here. Threads that come first
 * together each look, and all keep what one of them found. A constructor that itself calls a
 * retried method comes here again, and finds none rather than no end.
 */
public final class Propagators {
  /** The propagators of this process. */
  public static final Propagators GLOBAL =
      new Propagators(() -> Services.load(ContextPropagator.class));

  private final Supplier<List<ContextPropagator>> search;
  private final AtomicReference<@Nullable List<ContextPropagator>> all = new AtomicReference<>();
  private final Set<Thread> searching = ConcurrentHashMap.newKeySet();

  Propagators(Supplier<List<ContextPropagator>> search) {
    this.search = search;
  }

  /** Snapshots of the current thread's contexts; empty where there are no propagators. */
  public List<ContextPropagator.Snapshot> capture() {
    List<ContextPropagator> propagators = all();
    if (propagators.isEmpty()) {
      return List.of();
    }
    List<ContextPropagator.Snapshot> snapshots = new ArrayList<>(propagators.size());
    for (ContextPropagator propagator : propagators) {
      try {
        snapshots.add(propagator.capture());
      } catch (Throwable e) { // the call is worth more than its context
        Log.error(
            ContextPropagator.class, propagator.getClass().getName() + " captures nothing", e);
      }
    }
    return snapshots;
  }

  private List<ContextPropagator> all() {
    List<ContextPropagator> known = all.get();
    return known == null ? search() : known;
  }

  private List<ContextPropagator> search() {
    Thread thread = Thread.currentThread();
    if (!searching.add(thread)) {
      return List.of();
    }
    try {
      List<ContextPropagator> found = List.copyOf(search.get());
      List<ContextPropagator> before = all.compareAndExchange(null, found);
      return before == null ? found : before;
    } finally {
      searching.remove(thread);
    }
  }
}
