package dev.selvedge.runtime.internal;

import dev.selvedge.runtime.spi.ContextPropagator;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The context propagators found on the class path at first use. Thread-safe. */
public final class Propagators {
  private static final System.Logger LOG = System.getLogger(Propagators.class.getName());
  private static final List<ContextPropagator> ALL = load();

  private Propagators() {}

  /** Snapshots of the current thread's contexts; empty where there are no propagators. */
  public static List<ContextPropagator.Snapshot> capture() {
    if (ALL.isEmpty()) {
      return List.of();
    }
    List<ContextPropagator.Snapshot> snapshots = new ArrayList<>(ALL.size());
    for (ContextPropagator propagator : ALL) {
      try {
        snapshots.add(propagator.capture());
      } catch (RuntimeException | LinkageError e) {
        // the call is worth more than its context
        LOG.log(
            System.Logger.Level.ERROR, propagator.getClass().getName() + " captures nothing", e);
      }
    }
    return snapshots;
  }

  private static List<ContextPropagator> load() {
    List<ContextPropagator> found = new ArrayList<>();
    try {
      ServiceLoader.load(ContextPropagator.class).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      LOG.log(
          System.Logger.Level.ERROR, "a context propagator cannot be loaded and is left out", e);
    }
    return List.copyOf(found);
  }
}
