package dev.selvedge.runtime.spi;

import org.jspecify.annotations.Nullable;

/**
 * Carries ambient context, such as a trace or a tenant, along with calls that other nodes run; a
 * {@link java.util.ServiceLoader} service. What arrives is what another node claims. Thread-safe.
 */
public interface RemoteContext {

  /** Tells it from others on both sides, as in {@code traceparent}; at most 64 bytes of UTF-8. */
  String key();

  /** What the current thread has, as at most 1,024 bytes of UTF-8; null for nothing. */
  @Nullable String capture();

  /** Puts it on the current thread; closing the scope puts back what was there. */
  ContextPropagator.Scope restore(String value);
}
