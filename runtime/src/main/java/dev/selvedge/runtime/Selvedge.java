package dev.selvedge.runtime;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.internal.AttemptExecutor;
import dev.selvedge.runtime.retry.RetrySchema;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The entry point: settings, listeners and verification. All methods are thread-safe. */
public final class Selvedge {
  private static final Settings SETTINGS = new Settings(List.of(new RetrySchema()));

  private Selvedge() {}

  /** The settings in force, which can be changed while the program runs. */
  public static Settings settings() {
    return SETTINGS;
  }

  /** Adds a listener; it hears what happens from now on. */
  public static void addListener(SelvedgeListener listener) {
    Listeners.GLOBAL.add(listener);
  }

  public static void removeListener(SelvedgeListener listener) {
    Listeners.GLOBAL.remove(listener);
  }

  /**
   * Sets where later attempts of asynchronous methods start; null goes back to the default: virtual
   * threads on JDK 21 and newer, else daemon threads.
   */
  public static void useExecutor(@Nullable Executor executor) {
    AttemptExecutor.INSTANCE.choose(executor);
  }
}
