package dev.selvedge.redis;

import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps locks in Redis: one script per step, and nothing blocks. Thread-safe. */
final class RedisLockStore implements LockStore {
  /** The shortest time that a reply is waited for: less is less than a network may take. */
  private static final long LEAST_PATIENCE = 100_000_000;

  private final Wire wire;
  private final LockNames names;
  private final long timeout;
  private final byte[] releaseFlags;

  private RedisLockStore(Wire wire, LockNames names) {
    this.wire = wire;
    this.names = names;
    this.timeout = wire.url().options().timeout().toNanos();
    this.releaseFlags = Numbers.ascii(wire.receiversKnown() ? 2 : 0);
  }

  static RedisLockStore open(RedisUrl url, StoreContext context) {
    Wire wire = Wire.connect(url);
    try {
      ServerCheck.run(wire);
      LockNames names = new LockNames(context.namespace(), context.client());
      wire.loadScripts();
      wire.subscribe(
          names.inbox(), message -> context.wake(names.keyOf(message)), context::wakeAll);
      return new RedisLockStore(wire, names);
    } catch (RuntimeException e) {
      wire.close();
      throw e;
    }
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.FENCED;
  }

  @Override
  public boolean ordered() {
    return wire.ordered();
  }

  @Override
  public String describe() {
    return wire.url().toString();
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    Script script = request.mode() == LockMode.SHARED ? Script.ACQUIRE_SHARED : Script.ACQUIRE;
    byte[][] keys = names.forGrant(request.key());
    byte[][] values = names.arguments(request, wire.receiversKnown());
    long patience = patience(request);
    return wire.url().options().replicas() == 0
        ? new Acquisition(wire, script, keys, values, patience).send()
        : new Acquisition.Replicated(wire, script, keys, values, patience, () -> withdraw(request))
            .send();
  }

  private long patience(AcquireRequest request) {
    Duration asked = request.patience();
    return asked.compareTo(Duration.ofNanos(timeout)) >= 0
        ? timeout
        : Math.min(timeout, Math.max(LEAST_PATIENCE, asked.toNanos()));
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    byte[][] about = names.arguments(request, wire.receiversKnown());
    byte[] mode = request.mode() == LockMode.SHARED ? Numbers.SHARED : Numbers.EXCLUSIVE;
    byte[][] values = {about[0], about[1], about[2], about[3], about[4], mode};
    return new Call<Boolean>(
        wire, Script.WITHDRAW, names.forRelease(request.key()), values, timeout) {
      @Override
      void answered(ScriptReply reply) {
        result.complete(true);
      }
    }.send().thenApply(done -> null);
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    return holds.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : new Renewal(wire, names, holds).send();
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    Script script = hold.mode() == LockMode.SHARED ? Script.RELEASE_SHARED : Script.RELEASE;
    byte[][] values = {LockNames.hold(hold), Numbers.ascii(Numbers.millis(keepFor)), releaseFlags};
    return new Call<Boolean>(wire, script, names.forRelease(hold.key()), values, timeout) {
      @Override
      void answered(ScriptReply reply) {
        result.complete(reply.number() == 1);
      }
    }.send();
  }

  @Override
  public void close() {
    wire.close();
  }
}
