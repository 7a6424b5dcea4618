package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.shard.placement.Member;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks for each ring the source that its settings name, found at its first use. Thread-safe. */
final class RoutedMembership implements Membership {
  private final Function<String, Membership> sources;
  private final ExecutorService executor;
  private final Map<String, Membership> byRing = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param sources answers the same object for rings that share a source
   * @param executor ends with this
   */
  RoutedMembership(Function<String, Membership> sources, ExecutorService executor) {
    this.sources = sources;
    this.executor = executor;
  }

  private Membership of(String ring) {
    return byRing.computeIfAbsent(ring, sources);
  }

  @Override
  public void watch(String ring, Consumer<List<Member>> listener) {
    of(ring).watch(ring, listener);
  }

  @Override
  public void join(String ring) {
    of(ring).join(ring);
  }

  @Override
  public boolean serves(String ring) {
    Membership known = byRing.get(ring);
    return known != null && known.serves(ring);
  }

  @Override
  public void refresh(String ring) {
    of(ring).refresh(ring);
  }

  @Override
  public CompletionStage<Void> leave() {
    return CompletableFuture.allOf(
            byRing.values().stream()
                .distinct()
                .map(each -> each.leave().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new))
        .minimalCompletionStage();
  }

  @Override
  public void close() {
    byRing.values().stream().distinct().forEach(Membership::close);
    executor.shutdown();
  }
}
