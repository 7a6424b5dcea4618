package dev.selvedge.jdbc;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.storetests.RecordingContext;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A store that is asked for exclusive locks, as one process would. */
record Client(LockStore store, RecordingContext context) implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(30);

  static Client at(String url) {
    return at(url, "selvedge");
  }

  static Client at(String url, String namespace) {
    RecordingContext context = new RecordingContext(namespace, "c" + UUID.randomUUID());
    return new Client(new JdbcLockStoreProvider().open(url, context), context);
  }

  static AcquireRequest request(String key, Duration lease, Duration patience) {
    String owner = UUID.randomUUID().toString();
    return new AcquireRequest(
        key, owner, "a test", LockMode.EXCLUSIVE, lease, true, patience, true);
  }

  Hold share(String key) throws Exception {
    AcquireRequest alone = request(key, LEASE, Duration.ofSeconds(5));
    return take(
        new AcquireRequest(
            key,
            alone.owner(),
            alone.holder(),
            LockMode.SHARED,
            LEASE,
            true,
            alone.patience(),
            true));
  }

  AcquireReply ask(AcquireRequest request) throws Exception {
    return store.acquire(request).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  Hold take(String key, Duration lease) throws Exception {
    return take(request(key, lease, Duration.ofSeconds(5)));
  }

  /** Asks until it is granted. */
  Hold take(AcquireRequest request) throws Exception {
    while (true) {
      if (ask(request) instanceof Granted granted) {
        return new Hold(
            request.key(), request.owner(), request.mode(), request.lease(), granted.token());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  boolean release(Hold hold) throws Exception {
    return store.release(hold, Duration.ZERO, true).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  HandleOf handle(Hold hold) {
    return new HandleOf(hold, store, context.namespace());
  }

  @Override
  public void close() {
    store.close();
    context.close();
  }
}
