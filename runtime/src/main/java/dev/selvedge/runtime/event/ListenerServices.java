package dev.selvedge.runtime.event;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds listeners that are services: those that the runtime's class loader sees, and those that the
 * context class loader of the first thread to ask sees beyond. One that cannot be loaded is logged
 * and left out.
 */
final class ListenerServices {
  private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

  /** Bound for a class loader that fails every time it is asked for the next one. */
  private static final int MOST_FAILURES = 20;

  private ListenerServices() {}

  static List<SelvedgeListener> load() {
    List<SelvedgeListener> found = new ArrayList<>();
    addFrom(ListenerServices.class.getClassLoader(), found);
    addFrom(Thread.currentThread().getContextClassLoader(), found);
    return found;
  }

  private static void addFrom(@Nullable ClassLoader loader, List<SelvedgeListener> found) {
    Iterator<ServiceLoader.Provider<SelvedgeListener>> providers =
        ServiceLoader.load(SelvedgeListener.class, loader).stream().iterator();
    for (int failures = 0; failures < MOST_FAILURES; ) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<SelvedgeListener> provider = providers.next();
        if (found.stream().noneMatch(known -> known.getClass() == provider.type())) {
          found.add(provider.get());
        }
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        failures++;
        LOG.log(System.Logger.Level.ERROR, "a listener cannot be loaded and is left out", e);
      }
    }
  }
}
