package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.shard.placement.Member;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of one ring as name servers know them. Nothing tells of a change of names, hence they
 * are asked again and again; by one task at a time.
 */
final class DnsMembership implements Membership {
  private final String ring;
  private final DnsSource source;
  private final MemberEnvironment environment;
  private final MemberClock clock;
  private final Timings timings;

  /** All that follows it, up to {@link #left}, is touched in its turns only. */
  private final SerialExecutor turns;

  private final RingWatch watch;
  private final Outage outage;
  private @Nullable List<Member> found;
  private @Nullable Future<?> timer;
  private boolean started;
  private boolean asking;
  private boolean askAgain;
  private boolean joined;
  private boolean missed;
  private long askedAt;

  private volatile boolean left;
  private volatile boolean over;

  DnsMembership(
      String ring,
      DnsSource source,
      int minMembers,
      Timings timings,
      MemberEnvironment environment) {
    this.ring = ring;
    this.source = source;
    this.environment = environment;
    this.clock = environment.clock();
    this.timings = timings;
    this.turns = new SerialExecutor(environment.executor());
    this.outage = new Outage(source.toString());
    this.watch =
        new RingWatch(
            ring,
            new ViewFilter(ring, minMembers, timings),
            new SerialExecutor(environment.executor()));
  }

  @Override
  public void watch(String ring, Consumer<List<Member>> listener) {
    turns.execute(
        () -> {
          watch.add(listener);
          if (!started) {
            started = true;
            ask();
          }
        });
  }

  @Override
  public void join(String ring) {
    turns.execute(
        () -> {
          joined = true;
          lookForSelf();
        });
  }

  @Override
  public boolean serves(String ring) {
    return !over;
  }

  @Override
  public void refresh(String ring) {
    turns.execute(
        () -> {
          if (started) {
            long wait = askedAt + timings.heartbeat() - clock.nanoTime();
            if (wait <= 0) {
              ask();
            } else {
              askIn(wait);
            }
          }
        });
  }

  /** Others learn of it by asking, if whoever keeps the names takes this one out. */
  @Override
  public CompletionStage<Void> leave() {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    turns.execute(
        () -> {
          left = true;
          watch.leaveOut(environment.self().id());
          clock.schedule(
              () -> {
                over = true;
                seen.complete(null);
              },
              joined ? 2 * timings.lookup() : 0);
        });
    return seen.minimalCompletionStage();
  }

  @Override
  public void close() {
    over = true;
    turns.execute(this::cancelTimer);
  }

  private void ask() {
    cancelTimer();
    if (over) {
      return;
    }
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    askedAt = clock.nanoTime();
    try {
      environment.executor().execute(this::askBlocking);
    } catch (RejectedExecutionException e) {
      asking = false; // membership has ended
    } catch (OutOfMemoryError e) { // of threads, for now
      answered(List.of(), e);
    }
  }

  private void askBlocking() {
    try {
      List<Member> members = source.members(environment.names());
      turns.execute(() -> answered(members, null));
    } catch (IOException | RuntimeException | Error e) { // whatever it is, it is asked again
      turns.execute(() -> answered(List.of(), e));
    }
  }

  private void answered(List<Member> members, @Nullable Throwable trouble) {
    long now = clock.nanoTime();
    asking = false;
    if (trouble != null || members.isEmpty()) {
      outage.noticed(trouble != null ? trouble : new IOException("it has no addresses"), now);
    } else {
      outage.ended(now);
      found = members;
      watch.update(members, id -> false, left ? environment.self().id() : null, now);
      lookForSelf();
    }
    long jitter = environment.random().nextLong(timings.jitter() + 1);
    askIn(askAgain ? timings.jitter() : timings.lookup() - jitter);
    askAgain = false;
  }

  private void askIn(long nanos) {
    cancelTimer();
    if (!over) {
      timer = clock.schedule(() -> turns.execute(this::ask), nanos);
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
    timer = null;
  }

  /** Says once that this node offers methods but does not appear; it may yet, as when ready. */
  private void lookForSelf() {
    List<Member> members = found;
    String id = environment.self().id();
    if (joined
        && !missed
        && members != null
        && members.stream().noneMatch(m -> m.id().equals(id))) {
      missed = true;
      Log.warning(
          DnsMembership.class,
          Diagnostic.MEMBERS_WITHOUT_SELF.message(
              id,
              ring,
              members.stream().map(Member::id).toList(),
              "if that lasts, set selvedge.node.id to how "
                  + source
                  + " lists this node: the first label of its host, or its address and port"),
          null);
    }
  }
}
