package dev.selvedge.redis;

import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.StoreContext;
import dev.selvedge.storetests.MemberStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A server that forgets all when it starts anew, which must not trouble members. */
class RedisMemberStoreTest extends MemberStoreContract {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.forgetful();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected MemberStore open(StoreContext context) {
    return new RedisMemberStoreProvider().open(server.url() + "?timeout=10s", context);
  }

  @Override
  protected void restart() throws Exception {
    server.restart();
  }
}
