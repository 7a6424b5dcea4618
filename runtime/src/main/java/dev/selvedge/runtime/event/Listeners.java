package dev.selvedge.runtime.event;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.internal.Services;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The registered listeners, and the delivery to them. Thread-safe.
 *
 * <p>What a listener throws is logged once per listener class and goes no further. That holds for
 * every {@link Throwable}: the call that is being told about has a failure of its own to report,
 * which an exhausted stack or heap in a listener must not take the place of; a machine that is
 * really out of memory will say so again in the next allocation of the application itself.
 */
public final class Listeners {
  /** The listeners of this process: those added, those found as services, and Flight Recorder. */
  public static final Listeners GLOBAL = new Listeners(FlightRecording.ofProcess(), false);

  /**
   * Set while this thread is in a listener: what that causes in turn is not told, or never ends.
   */
  private static final ThreadLocal<Boolean> DELIVERING = new ThreadLocal<>();

  private final CopyOnWriteArrayList<SelvedgeListener> all = new CopyOnWriteArrayList<>();
  private final Set<String> reported = ConcurrentHashMap.newKeySet();
  private final FlightRecording recording;
  private final AtomicBoolean servicesLoaded;

  /** Nobody but those who will be added. */
  public Listeners() {
    this(FlightRecording.NONE, true);
  }

  Listeners(FlightRecording recording, boolean servicesLoaded) {
    this.recording = recording;
    this.servicesLoaded = new AtomicBoolean(servicesLoaded);
  }

  /** Adds a listener, unless an equal one is here already. */
  public void add(SelvedgeListener listener) {
    all.addIfAbsent(listener);
  }

  public void remove(SelvedgeListener listener) {
    all.remove(listener);
  }

  /** Whether anyone listens; where nobody does, events need not be made. */
  public boolean any() {
    if (!servicesLoaded.get()) {
      loadServices();
    }
    return !all.isEmpty() || recording.isOn();
  }

  /**
   * Loads the listeners that are services, once. Other threads do not wait for it, and their events
   * meanwhile are not heard by them: to wait, within a failing call, for the constructor of some
   * listener could be to wait for ever.
   */
  private void loadServices() {
    if (servicesLoaded.compareAndSet(false, true)) {
      Services.load(SelvedgeListener.class).forEach(this::add);
    }
  }

  /** Tells everyone, in the order of adding. Never throws. */
  public void deliver(Consumer<SelvedgeListener> event) {
    if (DELIVERING.get() != null) {
      return;
    }
    DELIVERING.set(Boolean.TRUE);
    try {
      if (recording.isOn()) {
        deliver(event, recording.listener());
      }
      for (SelvedgeListener listener : all) {
        deliver(event, listener);
      }
    } finally {
      DELIVERING.remove();
    }
  }

  private void deliver(Consumer<SelvedgeListener> event, SelvedgeListener listener) {
    try {
      event.accept(listener);
    } catch (Throwable e) { // see above
      if (e instanceof InterruptedException) { // thrown past the compiler
        Thread.currentThread().interrupt();
      }
      report(listener, e);
    }
  }

  private void report(SelvedgeListener listener, Throwable failure) {
    try {
      String name = listener.getClass().getName();
      if (reported.add(name)) {
        Log.error(
            Listeners.class,
            "listener " + name + " failed; its later failures are not logged",
            failure);
      }
    } catch (Throwable e) {
      // not even logging works, as on an exhausted stack: nothing is left but to go on
      return;
    }
  }
}
