package dev.selvedge.redis;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.LockStoreContract;
import java.util.OptionalLong;

/** What all ways to reach Redis have to pass; each test class starts its servers once. */
abstract class RedisContract extends LockStoreContract {

  /** The one that is written to. */
  abstract TestServer server();

  String url() {
    return server().url() + "?timeout=10s"; // the machine may have much else to do
  }

  @Override
  protected LockStore open(StoreContext context) {
    return new RedisLockStoreProvider().open(url(), context);
  }

  @Override
  protected Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  protected boolean ordered() {
    return true;
  }

  @Override
  protected void restart() throws Exception {
    server().restart();
  }

  @Override
  protected OptionalLong count() {
    return OptionalLong.of(server().keys());
  }

  @Override
  protected long countBound() {
    return LockNames.STRIPES;
  }

  @Override
  protected int distinctKeys() {
    return 5_000;
  }

  @Override
  protected OptionalLong connections() {
    return OptionalLong.of(server().info("clients", "connected_clients"));
  }
}
