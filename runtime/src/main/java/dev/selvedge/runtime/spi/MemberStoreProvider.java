package dev.selvedge.runtime.spi;

/**
 * Opens member stores for the coordinator URLs that it knows; a {@link java.util.ServiceLoader}
 * service. Thread-safe.
 */
public interface MemberStoreProvider {

  /** Whether the URL is one of its kind; looks at nothing but its text. */
  boolean accepts(String url);

  /**
   * Opens a store and makes sure that it works.
   *
   * @throws dev.selvedge.runtime.lock.LockStoreUnavailableException if it cannot be reached
   * @throws dev.selvedge.runtime.InvalidSettingException if the URL cannot be used
   */
  MemberStore open(String url, StoreContext context);
}
