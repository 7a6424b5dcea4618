package dev.selvedge.redis;

import io.lettuce.core.RedisNoScriptException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One run of a script, sent again with its source where the server does not know it (any more). */
abstract class Call<T> implements BiConsumer<@Nullable ScriptReply, @Nullable Throwable> {
  private final Wire wire;
  private final Script script;
  private final byte[][] keys;
  private final byte[][] values;
  private final long sentAt = System.nanoTime();
  private final long deadline;
  private boolean withSource;

  final CompletableFuture<T> result = new CompletableFuture<>();

  Call(Wire wire, Script script, byte[][] keys, byte[][] values, long patienceNanos) {
    this.wire = wire;
    this.script = script;
    this.keys = keys;
    this.values = values;
    this.deadline = sentAt + patienceNanos;
  }

  /** Makes the result of the reply, or goes on to the next step. */
  abstract void answered(ScriptReply reply);

  CompletableFuture<T> send() {
    wire.send(Request.script(script, withSource, keys, values, sentAt, deadline), this);
    return result;
  }

  final long deadline() {
    return deadline;
  }

  final void fail(Throwable cause) {
    result.completeExceptionally(wire.explain(cause, System.nanoTime() - sentAt));
  }

  @Override
  public final void accept(@Nullable ScriptReply reply, @Nullable Throwable failure) {
    if (reply != null) {
      answered(reply);
    } else if (failure instanceof RedisNoScriptException && !withSource) {
      withSource = true;
      send();
    } else {
      fail(failure == null ? new IllegalStateException("empty reply") : failure);
    }
  }
}
