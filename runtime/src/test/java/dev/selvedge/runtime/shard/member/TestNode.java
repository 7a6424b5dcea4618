package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One process of a test: its timers run only while it is not stopped. */
final class TestNode implements AutoCloseable {
  static final String RING = "orders";

  final String id;
  final FakeCoordinator.Line line;
  final StoreMembership membership;

  /** All that its listener was told, as ids. */
  final List<List<String>> views = new ArrayList<>();

  private final VirtualTime time;
  private final List<Runnable> missed = new ArrayList<>();
  private boolean stopped;

  TestNode(
      String id,
      long incarnation,
      VirtualTime time,
      FakeCoordinator coordinator,
      Timings timings,
      Settings settings,
      Random random) {
    this.id = id;
    this.time = time;
    this.line = coordinator.line();
    NodeIdentity self = new NodeIdentity(id, incarnation, id + ".acme:9000", 1);
    MemberEnvironment environment =
        new MemberEnvironment(
            self, settings, new OwnClock(), Runnable::run, random, List::of, new FakeNames());
    this.membership = new StoreMembership(environment, timings, line);
    membership.watch(RING, members -> views.add(members.stream().map(Member::id).toList()));
  }

  TestNode join() {
    membership.join(RING);
    return this;
  }

  @Nullable List<String> view() {
    return views.isEmpty() ? null : views.get(views.size() - 1);
  }

  boolean sees(String... ids) {
    return Objects.equals(view(), List.of(ids));
  }

  boolean serves() {
    return membership.serves(RING);
  }

  CompletionStage<Void> leave() {
    return membership.leave();
  }

  /** As by SIGSTOP, or for good as by SIGKILL. */
  void stop() {
    stopped = true;
  }

  void resume() {
    stopped = false;
    List.copyOf(missed).forEach(Runnable::run);
    missed.clear();
  }

  @Override
  public void close() {
    membership.close();
  }

  private final class OwnClock implements MemberClock {
    @Override
    public long nanoTime() {
      return time.nanoTime();
    }

    @Override
    public long wallMillis() {
      return time.wallMillis();
    }

    @Override
    public Future<?> schedule(Runnable task, long nanos) {
      return time.schedule(
          () -> {
            if (stopped) {
              missed.add(task);
            } else {
              task.run();
            }
          },
          nanos);
    }
  }
}
