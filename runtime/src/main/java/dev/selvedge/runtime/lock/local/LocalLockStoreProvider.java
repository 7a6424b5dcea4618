package dev.selvedge.runtime.lock.local;

import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;

/** Opens the coordinator {@code local}. */
public final class LocalLockStoreProvider implements LockStoreProvider {

  @Override
  public boolean accepts(String url) {
    return url.equals("local");
  }

  @Override
  public LockStore open(String url, StoreContext context) {
    return LocalLockStore.of(context);
  }
}
