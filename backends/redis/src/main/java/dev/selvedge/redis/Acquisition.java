package dev.selvedge.redis;

import dev.selvedge.runtime.spi.AcquireReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request for a key. */
class Acquisition extends Call<AcquireReply> {

  Acquisition(Wire wire, Script script, byte[][] keys, byte[][] values, long patienceNanos) {
    super(wire, script, keys, values, patienceNanos);
  }

  @Override
  void answered(ScriptReply reply) {
    String busy = reply.text();
    if (busy == null) {
      granted(new AcquireReply.Granted(reply.number()));
    } else {
      result.complete(busy(busy));
    }
  }

  void granted(AcquireReply.Granted reply) {
    result.complete(reply);
  }

  private static AcquireReply busy(String text) {
    int line = text.indexOf('\n');
    long millis = Long.parseLong(text, 0, line, 10);
    return new AcquireReply.Busy(text.substring(line + 1), Duration.ofMillis(Math.max(1, millis)));
  }

  /** One that counts only when enough replicas have it; else it is undone. */
  static final class Replicated extends Acquisition {
    private final Wire wire;
    private final Runnable undo;

    Replicated(
        Wire wire,
        Script script,
        byte[][] keys,
        byte[][] values,
        long patienceNanos,
        Runnable undo) {
      super(wire, script, keys, values, patienceNanos);
      this.wire = wire;
      this.undo = undo;
    }

    @Override
    void granted(AcquireReply.Granted reply) {
      int wanted = wire.url().options().replicas();
      long now = System.nanoTime();
      // the connection serves nobody else meanwhile, so this leaves them half of their time
      long left = Math.min(deadline() - now, wire.url().options().timeout().toNanos()) / 2;
      long millis = Math.max(1, left / 1_000_000);
      wire.send(
          Request.replicated(wanted, millis, now, deadline()),
          (acknowledged, failure) -> settle(reply, wanted, acknowledged, failure));
    }

    private void settle(
        AcquireReply.Granted reply,
        int wanted,
        @Nullable ScriptReply acknowledged,
        @Nullable Throwable failure) {
      if (acknowledged != null && acknowledged.number() >= wanted) {
        result.complete(reply);
        return;
      }
      undo.run();
      if (failure != null) {
        fail(failure);
      } else {
        long seen = acknowledged == null ? 0 : acknowledged.number();
        fail(
            new IllegalStateException(
                seen + " of " + wanted + " replicas (wait=) acknowledged the lock, given back"));
      }
    }
  }
}
