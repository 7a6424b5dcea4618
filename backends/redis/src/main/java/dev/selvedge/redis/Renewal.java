package dev.selvedge.redis;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Renews many holds with few scripts: one for all that live on one server, as far as a script may
 * be long, and one per stripe in a cluster.
 */
final class Renewal {
  /** Bounds how long one script keeps the server from serving others. */
  private static final int MOST_AT_ONCE = 256;

  private record Batch(LockMode mode, int stripe, int number) {}

  private final Wire wire;
  private final LockNames names;
  private final List<Hold> holds;
  private final RenewReply[] replies;
  private final List<CompletableFuture<?>> calls = new ArrayList<>();

  Renewal(Wire wire, LockNames names, List<Hold> holds) {
    this.wire = wire;
    this.names = names;
    this.holds = holds;
    this.replies = new RenewReply[holds.size()];
    Arrays.fill(replies, RenewReply.UNKNOWN);
  }

  /** Fails only if nothing at all could be asked. */
  CompletableFuture<List<RenewReply>> send() {
    batches().forEach(this::send);
    CompletableFuture<?>[] all = calls.toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(all)
        .handle(
            (done, failure) -> {
              if (failure != null
                  && calls.stream().allMatch(CompletableFuture::isCompletedExceptionally)) {
                throw wire.explain(failure.getCause() == null ? failure : failure.getCause(), 0);
              }
              return List.of(replies);
            });
  }

  private Map<Batch, List<Integer>> batches() {
    boolean cluster = wire.url().topology() == Topology.CLUSTER;
    Map<Batch, List<Integer>> batches = new LinkedHashMap<>();
    for (int i = 0; i < holds.size(); i++) {
      Hold hold = holds.get(i);
      int stripe = cluster ? LockNames.stripe(hold.key()) : 0;
      Batch batch = new Batch(hold.mode(), stripe, i / MOST_AT_ONCE);
      batches.computeIfAbsent(batch, b -> new ArrayList<>()).add(i);
    }
    return batches;
  }

  private void send(Batch batch, List<Integer> indices) {
    boolean shared = batch.mode() == LockMode.SHARED;
    int size = indices.size();
    byte[][] keys = new byte[shared ? 3 * size : size][];
    byte[][] values = new byte[2 * size][];
    for (int i = 0; i < size; i++) {
      Hold hold = holds.get(indices.get(i));
      if (shared) {
        keys[3 * i] = names.lock(hold.key());
        keys[3 * i + 1] = names.readers(hold.key());
        keys[3 * i + 2] = names.tokens(hold.key());
      } else {
        keys[i] = names.lock(hold.key());
      }
      values[2 * i] = LockNames.hold(hold);
      values[2 * i + 1] = Numbers.ascii(Numbers.millis(hold.lease()));
    }
    Script script = shared ? Script.RENEW_SHARED : Script.RENEW;
    long patience = wire.url().options().timeout().toNanos();
    calls.add(
        new Call<Boolean>(wire, script, keys, values, patience) {
          @Override
          void answered(ScriptReply reply) {
            String text = reply.text();
            for (int i = 0; text != null && i < text.length(); i++) {
              replies[indices.get(i)] =
                  text.charAt(i) == '1' ? RenewReply.RENEWED : RenewReply.LOST;
            }
            result.complete(true);
          }
        }.send());
  }
}
