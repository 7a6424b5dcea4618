package dev.selvedge.runtime.lock;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.RenewReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A store that answers what the test has written down for it, in that order, and then grants,
 * renews and takes back everything. Thread-safe, but for the order of what is written down.
 */
final class FakeLockStore implements LockStore {
  final List<AcquireRequest> asked = Collections.synchronizedList(new ArrayList<>());
  final List<AcquireRequest> withdrawn = Collections.synchronizedList(new ArrayList<>());
  final List<List<Hold>> renewed = Collections.synchronizedList(new ArrayList<>());
  final List<Hold> released = Collections.synchronizedList(new ArrayList<>());
  final List<Duration> kept = Collections.synchronizedList(new ArrayList<>());

  /** What happened, in order: {@code acquire KEY}, {@code release KEY} and so on. */
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  private final Deque<Supplier<CompletionStage<AcquireReply>>> grants =
      new ConcurrentLinkedDeque<>();
  private final Deque<Supplier<CompletionStage<List<RenewReply>>>> renewals =
      new ConcurrentLinkedDeque<>();
  private final Deque<Supplier<CompletionStage<Boolean>>> releases = new ConcurrentLinkedDeque<>();
  private final AtomicLong token = new AtomicLong(100);
  Guarantee guarantee = Guarantee.FENCED;
  boolean ordered = true;

  AcquireReply grant() {
    return new Granted(token.incrementAndGet());
  }

  static AcquireReply busy() {
    return new Busy("7@there", Duration.ofSeconds(30));
  }

  FakeLockStore thenGrants() {
    grants.add(() -> CompletableFuture.completedFuture(grant()));
    return this;
  }

  FakeLockStore thenBusy() {
    return thenReplies(busy());
  }

  FakeLockStore thenReplies(AcquireReply reply) {
    grants.add(() -> CompletableFuture.completedFuture(reply));
    return this;
  }

  FakeLockStore thenFails() {
    return thenDoes(
        () -> CompletableFuture.failedFuture(new LockStoreUnavailableException("is down", null)));
  }

  /** The test answers later. */
  CompletableFuture<AcquireReply> thenLater() {
    CompletableFuture<AcquireReply> later = new CompletableFuture<>();
    thenDoes(() -> later);
    return later;
  }

  FakeLockStore thenDoes(Supplier<CompletionStage<AcquireReply>> answer) {
    grants.add(answer);
    return this;
  }

  FakeLockStore thenRenews(Supplier<CompletionStage<List<RenewReply>>> answer) {
    renewals.add(answer);
    return this;
  }

  FakeLockStore thenReleases(Supplier<CompletionStage<Boolean>> answer) {
    releases.add(answer);
    return this;
  }

  @Override
  public CompletionStage<AcquireReply> acquire(AcquireRequest request) {
    log.add("acquire " + request.key());
    asked.add(request);
    Supplier<CompletionStage<AcquireReply>> next = grants.poll();
    return next == null ? CompletableFuture.completedFuture(grant()) : next.get();
  }

  @Override
  public CompletionStage<Void> withdraw(AcquireRequest request) {
    log.add("withdraw " + request.key());
    withdrawn.add(request);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<List<RenewReply>> renew(List<Hold> holds) {
    renewed.add(holds);
    Supplier<CompletionStage<List<RenewReply>>> next = renewals.poll();
    return next == null ? allRenewed(holds.size()) : next.get();
  }

  static CompletionStage<List<RenewReply>> allRenewed(int holds) {
    return CompletableFuture.completedFuture(Collections.nCopies(holds, RenewReply.RENEWED));
  }

  @Override
  public CompletionStage<Boolean> release(Hold hold, Duration keepFor, boolean mayBlock) {
    log.add("release " + hold.key());
    released.add(hold);
    kept.add(keepFor);
    Supplier<CompletionStage<Boolean>> next = releases.poll();
    return next == null ? CompletableFuture.completedFuture(true) : next.get();
  }

  @Override
  public Guarantee guarantee() {
    return guarantee;
  }

  @Override
  public boolean ordered() {
    return ordered;
  }

  @Override
  public String describe() {
    return "fake";
  }

  @Override
  public void close() {}
}
