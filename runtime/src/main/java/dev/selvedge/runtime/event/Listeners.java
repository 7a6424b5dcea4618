package dev.selvedge.runtime.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The registered listeners, and the delivery to them. Thread-safe. */
public final class Listeners {
  /** The listeners of this process. */
  public static final Listeners GLOBAL = new Listeners();

  private final List<SelvedgeListener> all = new CopyOnWriteArrayList<>();

  public void add(SelvedgeListener listener) {
    all.add(listener);
  }

  public void remove(SelvedgeListener listener) {
    all.remove(listener);
  }

  /** Whether anyone listens; where nobody does, events need not be made. */
  public boolean any() {
    return !all.isEmpty();
  }

  public void deliver(Consumer<SelvedgeListener> event) {
    for (SelvedgeListener listener : all) {
      event.accept(listener);
    }
  }
}
