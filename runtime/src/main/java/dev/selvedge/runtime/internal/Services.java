package dev.selvedge.runtime.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds services: those that the runtime's class loader sees, and those that the context class
 * loader of the asking thread sees beyond. One that cannot be loaded is logged and left out.
 */
public final class Services {

  /** Bound for a class loader that fails every time it is asked for the next one. */
  private static final int MOST_FAILURES = 20;

  private Services() {}

  /** One instance of each, in the order of the class path. Throws nothing that a provider does. */
  public static <S> List<S> load(Class<S> type) {
    List<S> found = new ArrayList<>();
    ClassLoader own = Services.class.getClassLoader();
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    addFrom(own, type, found);
    if (context != own) {
      addFrom(context, type, found);
    }
    return found;
  }

  private static <S> void addFrom(@Nullable ClassLoader loader, Class<S> type, List<S> found) {
    Iterator<ServiceLoader.Provider<S>> providers =
        ServiceLoader.load(type, loader).stream().iterator();
    for (int failures = 0; failures < MOST_FAILURES; ) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        ServiceLoader.Provider<S> provider = providers.next();
        if (found.stream().noneMatch(known -> known.getClass() == provider.type())) {
          found.add(provider.get());
        }
      } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
        failures++;
        Log.error(type, "a " + type.getSimpleName() + " cannot be loaded and is left out", e);
      }
    }
  }
}
