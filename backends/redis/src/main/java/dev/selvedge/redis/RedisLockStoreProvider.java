package dev.selvedge.redis;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.LockStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;
import java.util.function.Supplier;

/**
 * Opens lock stores in Redis 6.2 and later, and in Valkey, for these URLs:
 *
 * <pre>{@code
 * redis://[user:password@]host[:port][/database][?options]
 * redis-sentinel://[user:password@]sentinel[:port],...[/database][?options]#master
 * redis-cluster://[user:password@]node[:port],...[?options]
 * }</pre>
 *
 * <p>An {@code s} more, as in {@code rediss://} and {@code rediss-cluster://}, means TLS. Options
 * are {@code timeout=2s}, {@code wait=1} (replicas that have to acknowledge a grant), {@code
 * trust=FILE} (certificates in PEM) and {@code verify=full|ca|none}. Thread-safe.
 */
public final class RedisLockStoreProvider implements LockStoreProvider {

  @Override
  public boolean accepts(String url) {
    return Topology.of(url) != null;
  }

  @Override
  public LockStore open(String url, StoreContext context) {
    return opened(() -> RedisLockStore.open(RedisUrl.parse(url), context));
  }

  /** Tells wrong settings, which no call should wait for, from servers that may answer yet. */
  static <T> T opened(Supplier<T> opening) {
    try {
      return opening.get();
    } catch (LockStoreUnavailableException e) {
      if (e.getCause() != null && Trouble.isFinal(e.getCause())) {
        throw new InvalidSettingException(String.valueOf(e.getMessage()), e.getCause());
      }
      throw e;
    }
  }
}
