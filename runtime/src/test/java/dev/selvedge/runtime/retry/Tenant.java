package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.spi.ContextPropagator;

/** An ambient value of the thread, and what carries it: found as a service by all tests. */
public final class Tenant implements ContextPropagator {
  private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "none");

  static String current() {
    return CURRENT.get();
  }

  static void become(String tenant) {
    CURRENT.set(tenant);
  }

  @Override
  public Snapshot capture() {
    String taken = current();
    return () -> {
      String before = current();
      become(taken);
      return () -> become(before);
    };
  }
}
