package dev.selvedge.redis;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.storetests.RecordingContext;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** One process as a server sees it. */
final class Contender implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration PATIENCE = Duration.ofSeconds(20);

  final RecordingContext context =
      new RecordingContext("test", UUID.randomUUID().toString().substring(0, 18));
  final LockStore store;

  Contender(String url) {
    LockStore opened = null;
    try {
      opened = new RedisLockStoreProvider().open(url, context);
    } finally {
      if (opened == null) {
        context.close();
      }
    }
    store = opened;
  }

  static AcquireRequest request(String key, boolean queue) {
    String owner = UUID.randomUUID().toString();
    return new AcquireRequest(
        key, owner, "test", LockMode.EXCLUSIVE, LEASE, queue, PATIENCE, false);
  }

  AcquireReply ask(AcquireRequest request) throws Exception {
    return await(store.acquire(request));
  }

  Hold take(String key) throws Exception {
    return take(request(key, false));
  }

  Hold take(AcquireRequest request) throws Exception {
    if (ask(request) instanceof AcquireReply.Granted granted) {
      return new Hold(
          request.key(), request.owner(), request.mode(), request.lease(), granted.token());
    }
    throw new AssertionError(request.key() + " is busy");
  }

  boolean release(Hold hold) throws Exception {
    return await(store.release(hold, Duration.ZERO, false));
  }

  static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    store.close();
    context.close();
  }
}
