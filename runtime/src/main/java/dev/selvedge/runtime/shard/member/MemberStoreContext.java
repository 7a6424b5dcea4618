package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.spi.StoreContext;
import java.util.UUID;
import java.util.concurrent.Executor;

/** What a store of members is given: nobody waits for anything in it. */
record MemberStoreContext(String namespace, String client, Executor executor)
    implements StoreContext {

  static MemberStoreContext of(String namespace, Executor executor) {
    return new MemberStoreContext(namespace, UUID.randomUUID().toString(), executor);
  }

  @Override
  public void wake(String key) {
    // there are no keys
  }

  @Override
  public void wakeAll() {
    // there is nobody to wake
  }
}
