package dev.selvedge.jdbc;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.KeptLock;
import dev.selvedge.runtime.spi.LockStore;
import java.time.Duration;
import java.util.List;

/** A hold as its holder sees it, who need not know that it has ended. */
record HandleOf(Hold hold, LockStore keptIn, String namespace) implements LockHandle, KeptLock {

  @Override
  public String store() {
    return keptIn.describe();
  }

  @Override
  public LockMode mode(String key) {
    return hold.mode();
  }

  @Override
  public List<String> keys() {
    return List.of(hold.key());
  }

  @Override
  public long token() {
    return hold.token();
  }

  @Override
  public long token(String key) {
    return hold.token();
  }

  @Override
  public boolean isHeld() {
    return true;
  }

  @Override
  public void checkHeld() {}

  @Override
  public Duration remaining() {
    return hold.lease();
  }

  @Override
  public void onLost(Runnable action) {}

  @Override
  public Runnable wrap(Runnable action) {
    return action;
  }

  @Override
  public void close() {}
}
