package dev.selvedge.redis;

import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStoreProvider;
import dev.selvedge.runtime.spi.StoreContext;

/** Opens member stores at the URLs of {@link RedisLockStoreProvider}. Thread-safe. */
public final class RedisMemberStoreProvider implements MemberStoreProvider {

  /** For {@link java.util.ServiceLoader}. */
  public RedisMemberStoreProvider() {}

  @Override
  public boolean accepts(String url) {
    return Topology.of(url) != null;
  }

  @Override
  public MemberStore open(String url, StoreContext context) {
    return RedisLockStoreProvider.opened(() -> RedisMemberStore.open(RedisUrl.parse(url), context));
  }
}
