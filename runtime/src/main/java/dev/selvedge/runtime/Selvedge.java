package dev.selvedge.runtime;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.internal.AttemptExecutor;
import dev.selvedge.runtime.internal.Verification;
import dev.selvedge.runtime.lock.LockSchema;
import dev.selvedge.runtime.lock.LockVerification;
import dev.selvedge.runtime.lock.Locks;
import dev.selvedge.runtime.lock.ProcessLocks;
import dev.selvedge.runtime.retry.RetrySchema;
import dev.selvedge.runtime.shard.Binding;
import dev.selvedge.runtime.shard.Node;
import dev.selvedge.runtime.shard.Ring;
import dev.selvedge.runtime.shard.ShardSchema;
import dev.selvedge.runtime.shard.ShardVerification;
import dev.selvedge.runtime.shard.Sharding;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The entry point: settings, listeners and verification. All methods are thread-safe. */
public final class Selvedge {
  private static final Settings SETTINGS =
      Settings.ofProcess(List.of(new RetrySchema(), new LockSchema(), new ShardSchema()));

  private Selvedge() {}

  /** The settings in force, which can be changed while the program runs. */
  public static Settings settings() {
    return SETTINGS;
  }

  /** Locks without annotations, beside those of {@code @DistributedLock} methods. */
  public static Locks locks() {
    return ProcessLocks.INSTANCE;
  }

  /** The ring of that name, of nodes or of resources. */
  public static Ring ring(String name) {
    return Sharding.ring(name);
  }

  /**
   * Offers the {@code @ShardBy} methods of a class, of its superclasses and of its interfaces, to
   * other nodes, which makes this node a member of their rings. To be called at start, for each
   * class that this node is to run for others; a process that binds nothing only calls.
   *
   * @param instance runs the methods that are not static
   * @return takes the offer back
   * @throws InvalidSettingException if this node could not be called, or cannot join
   * @throws NotWovenException if the class is not woven
   * @throws IllegalStateException if a method is bound already
   */
  public static <T> Binding bind(Class<T> type, T instance) {
    return Sharding.bind(type, Objects.requireNonNull(instance, "instance"));
  }

  /** The same for the static methods of a class only. */
  public static Binding bind(Class<?> type) {
    return Sharding.bind(type, null);
  }

  /** This process as other nodes see it. */
  public static Node node() {
    return Sharding.node();
  }

  /**
   * Checks the classes that the current thread's context class loader (or, where it has none, the
   * one of Selvedge) sees; meant for the first lines of {@code main}.
   *
   * @throws NotWovenException if a class is annotated but not woven, naming every such class, or if
   *     no annotated class is found at all; wrong settings are suppressed in it
   * @throws InvalidSettingException if a setting is unknown, has a value that cannot be used, or
   *     names a class or method that is not annotated; naming every such setting; also if a
   *     {@code @DistributedLock} method's coordinator is not set up (the default must be named, be
   *     it {@code local}) or cannot give what the method requires, or if the ring of a
   *     {@code @ShardBy} method has not the resources that it selects, or lacks a transport
   * @throws dev.selvedge.runtime.lock.LockStoreUnavailableException if the coordinator of a
   *     {@code @DistributedLock} method cannot be reached within 10 seconds
   */
  public static void verify() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = Selvedge.class.getClassLoader();
    verify(context != null ? context : own != null ? own : ClassLoader.getSystemClassLoader());
  }

  /**
   * Checks the classes that this class loader sees: they are loaded, so that an agent gets to weave
   * them, but not initialised.
   *
   * @throws NotWovenException as {@link #verify()}
   * @throws InvalidSettingException as {@link #verify()}
   */
  public static void verify(ClassLoader loader) {
    new Verification(loader, SETTINGS, LockVerification.ofProcess(), ShardVerification.ofProcess())
        .run();
  }

  /**
   * Adds a listener; it hears what happens from now on. One that is equal to another is not added.
   */
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
