package dev.selvedge.runtime.internal;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes executors that start whatever they are given at once: on virtual threads on JDK 21 and
 * newer, else on a pool of daemon threads that grows as needed and shrinks when idle.
 */
public final class ElasticThreads {
  private ElasticThreads() {}

  /**
   * A new executor.
   *
   * @param prefix of the names of its threads, where they have names
   */
  public static ExecutorService create(String prefix) {
    try {
      // by reflection, because it is absent from the Java 17 baseline
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      // before JDK 21
      return Executors.newCachedThreadPool(new DaemonThreads(prefix));
    }
  }
}
