package dev.selvedge.storetests;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The contract over a {@link MemoryServer}. */
abstract class MemoryStoreContract extends LockStoreContract {
  private final MemoryServer server;
  private final @Nullable Flaw flaw;

  MemoryStoreContract(@Nullable Flaw flaw) {
    this.flaw = flaw;
    this.server = new MemoryServer(flaw);
  }

  @Override
  protected LockStore open(StoreContext context) {
    return new MemoryStore(server, context, flaw);
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
  protected void restart() {
    server.restart();
  }

  @Override
  protected OptionalLong count() {
    return OptionalLong.of(server.count());
  }

  @Override
  protected long countBound() {
    return 10;
  }
}
