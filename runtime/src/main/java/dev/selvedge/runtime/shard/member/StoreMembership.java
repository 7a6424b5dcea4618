package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStore.Seen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Membership by records in a store: each node says there again and again that it is there, and all
 * derive the same views from the same records. One timer and at most one request under way, for all
 * rings together.
 *
 * <p>The store is read with every heartbeat, and also when the first of the records is about to
 * expire: a crash is noticed then, and not at the next heartbeat.
 */
final class StoreMembership implements Membership {
  private final MemberEnvironment environment;
  private final MemberClock clock;
  private final Timings timings;
  private final MemberStore store;

  /** All that follows it, up to {@link #standing}, is touched in its turns only. */
  private final SerialExecutor turns;

  private final SerialExecutor telling;
  private final NodeLife life;
  private final Map<String, RingWatch> watches = new HashMap<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private final Outage outage;
  private @Nullable Roster roster;
  private @Nullable Request underWay;
  private @Nullable Future<?> timer;

  /** When to say what there is to say, or for a client to read; monotonic. */
  private long beatAt;

  /** When to read out of turn; null for not at all. */
  private @Nullable Long readAt;

  private @Nullable Long leaveBy;
  private boolean started;
  private boolean closed;

  private volatile @Nullable Standing standing;

  /** What others may rely on, as to this node. */
  private record Standing(Set<String> rings, NodeLife.Validity validity) {}

  private record Request(@Nullable MemberRecord said, long sentAt, NodeLife.Validity validity) {}

  StoreMembership(MemberEnvironment environment, Timings timings, MemberStore store) {
    this.environment = environment;
    this.clock = environment.clock();
    this.timings = timings;
    this.store = store;
    this.turns = new SerialExecutor(environment.executor());
    this.telling = new SerialExecutor(environment.executor());
    this.outage = new Outage(store.describe());
    this.life = new NodeLife(environment.self(), timings, environment.random(), store.describe());
  }

  @Override
  public void watch(String ring, Consumer<List<Member>> listener) {
    int minMembers = Rings.minMembers(environment.settings(), ring);
    turn(
        () -> {
          RingWatch watch =
              watches.computeIfAbsent(
                  ring,
                  name -> new RingWatch(name, new ViewFilter(name, minMembers, timings), telling));
          watch.add(listener);
          update(ring, watch);
          start();
        });
  }

  @Override
  public void join(String ring) {
    if (environment.self().address().isEmpty()) {
      throw new InvalidSettingException(
          Diagnostic.RING_SOURCE.message(
              ring, "this process offers methods but does not listen", "set selvedge.node.listen"));
    }
    turn(
        () -> {
          if (life.join(ring)) {
            beatAt = clock.nanoTime();
          }
          start();
        });
  }

  private void start() {
    if (!started) {
      started = true;
      beatAt = clock.nanoTime();
    }
  }

  @Override
  public boolean serves(String ring) {
    Standing current = standing;
    return current != null && current.rings().contains(ring) && current.validity().left(clock) > 0;
  }

  @Override
  public void refresh(String ring) {
    turn(
        () -> {
          long now = clock.nanoTime();
          long soonest = roster == null ? now : roster.at() + timings.jitter();
          readNoLaterThan(soonest - now > 0 ? soonest : now);
        });
  }

  @Override
  public CompletionStage<Void> leave() {
    turn(
        () -> {
          life.leave();
          long now = clock.nanoTime();
          if (leaveBy == null) {
            leaveBy = now + timings.expiry() + timings.drain();
          }
          beatAt = now;
          leaveOut();
        });
    return left.minimalCompletionStage();
  }

  @Override
  public void close() {
    standing = null;
    turns.execute(
        () -> {
          closed = true;
          standing = null;
          cancelTimer();
        });
    left.complete(null);
    store.close();
  }

  /** Runs it in its turn, and then does what is due. */
  private void turn(Runnable action) {
    turns.execute(
        () -> {
          if (!closed) {
            try {
              action.run();
            } finally { // whatever has failed, the next heartbeat is to be sent
              goOn();
            }
          }
        });
  }

  private void goOn() {
    if (life.advance(clock)) {
      beatAt = clock.nanoTime();
      if (!life.owns(clock)) {
        leaveOut();
      }
    }
    long now = clock.nanoTime();
    Request request = underWay;
    if (request != null && now - request.sentAt() >= 2 * timings.patience()) {
      failed(new IllegalStateException("no reply"), now);
    }
    if (started && underWay == null) {
      if (beatAt - now <= 0) {
        send(life.record(), now);
      } else if (readAt != null && readAt - now <= 0) {
        send(null, now);
      }
    }
    standing = life.mayServe() ? new Standing(life.rings(), life.validity()) : null;
    if (leaveBy != null && (life.isOver() || leaveBy - now <= 0)) {
      standing = null;
      left.complete(null);
    }
    arm(now);
  }

  private void leaveOut() {
    watches.values().forEach(watch -> watch.leaveOut(environment.self().id()));
  }

  private void send(@Nullable MemberRecord said, long now) {
    NodeLife.Validity validity =
        new NodeLife.Validity(
            true,
            now + timings.expiry() - timings.margin(),
            clock.wallMillis() + (timings.expiry() - timings.margin()) / 1_000_000);
    Request request = new Request(said, now, validity);
    underWay = request;
    readAt = null;
    CompletionStage<List<Seen>> answer;
    try {
      Duration patience = Duration.ofNanos(timings.patience());
      answer =
          said == null
              ? store.read(patience)
              : store.beat(
                  said,
                  Duration.ofNanos(timings.expiry()),
                  Duration.ofNanos(timings.keepFor()),
                  patience);
    } catch (RuntimeException | Error e) { // such as that there is no thread for it, for now
      answer = CompletableFuture.failedFuture(e);
    }
    answer.whenComplete(
        (seen, failure) ->
            turn(
                () -> {
                  if (underWay != request) { // it was given up
                    return;
                  }
                  if (seen != null) {
                    answered(request, seen);
                  } else {
                    failed(failure, clock.nanoTime());
                  }
                }));
  }

  private void answered(Request request, List<Seen> seen) {
    long now = clock.nanoTime();
    underWay = null;
    outage.ended(now);
    Roster current = new Roster(seen, now);
    roster = current;
    boolean news = life.answered(request.said(), current, request.validity());
    if (news) {
      beatAt = now;
    } else if (Objects.equals(request.said(), life.record())) {
      beatAt = request.sentAt() + timings.heartbeat() - jitter();
    } else if (request.said() != null) { // what is to be said has changed meanwhile
      beatAt = now;
    }
    readAt = null;
    current.earliestExpiry().ifPresent(at -> readNoLaterThan(at + 1_000_000 + jitter()));
    watches.forEach(this::update);
  }

  private void failed(@Nullable Throwable failure, long now) {
    underWay = null;
    outage.noticed(failure, now);
    long again = now + timings.retry() + jitter();
    beatAt = beatAt - now > 0 && beatAt - again < 0 ? beatAt : again;
  }

  private void update(String ring, RingWatch watch) {
    Roster current = roster;
    if (current != null) {
      String out = life.owns(clock) ? null : environment.self().id();
      watch.update(current.members(ring), current::hasLeft, out, clock.nanoTime());
    }
  }

  private void readNoLaterThan(long at) {
    if (readAt == null || readAt - at > 0) {
      readAt = at;
    }
  }

  private long jitter() {
    return environment.random().nextLong(timings.jitter() + 1);
  }

  private void arm(long now) {
    cancelTimer();
    long next = life.nextIn(clock);
    Request request = underWay;
    if (request != null) {
      next = Math.min(next, request.sentAt() + 2 * timings.patience() - now);
    } else if (started) {
      next = Math.min(next, beatAt - now);
      next = readAt == null ? next : Math.min(next, readAt - now);
    }
    if (leaveBy != null && !left.isDone()) {
      next = Math.min(next, leaveBy - now);
    }
    if (next != Long.MAX_VALUE) {
      timer = clock.schedule(() -> turn(() -> {}), Math.max(0, next));
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
    timer = null;
  }
}
