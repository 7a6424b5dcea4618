package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberStore;
import dev.selvedge.runtime.spi.MemberStore.Seen;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that keeps members, reached by each node over a line that may be cut. */
final class FakeCoordinator {
  private final VirtualTime time;
  private final Random random;
  private final Map<String, Kept> kept = new TreeMap<>();
  private long longestDelay = 2_000_000;
  private boolean down;
  int requests;

  private record Kept(MemberRecord member, long until, long forgetAt) {}

  FakeCoordinator(VirtualTime time, Random random) {
    this.time = time;
    this.random = random;
  }

  void goDown() {
    down = true;
  }

  void comeUp() {
    down = false;
  }

  /** As a server without persistence does when it starts anew. */
  void forgetAll() {
    kept.clear();
  }

  void slowTo(Duration delay) {
    longestDelay = delay.toNanos();
  }

  @Nullable MemberRecord recordOf(String id) {
    Kept record = kept.get(id);
    return record == null ? null : record.member();
  }

  List<Seen> records() {
    List<Seen> all = new ArrayList<>();
    long now = time.nanoTime();
    kept.values().removeIf(one -> one.forgetAt() - now <= 0);
    kept.values()
        .forEach(one -> all.add(new Seen(one.member(), Duration.ofNanos(one.until() - now))));
    return all;
  }

  Line line() {
    return new Line();
  }

  /** One node's way to it. */
  final class Line implements MemberStore {
    boolean cut;

    /** What the next request fails with, on the thread that makes it. */
    @Nullable Error next;

    @Override
    public String describe() {
      return "the coordinator";
    }

    @Override
    public CompletionStage<List<Seen>> beat(
        MemberRecord own, Duration lifetime, Duration keepFor, Duration patience) {
      return ask(
          patience,
          () -> {
            long until = time.nanoTime() + lifetime.toNanos();
            Kept before = kept.get(own.id());
            if (before == null || own.replaces(before.member())) {
              kept.put(own.id(), new Kept(own, until, until + keepFor.toNanos()));
            }
            return records();
          });
    }

    @Override
    public CompletionStage<List<Seen>> read(Duration patience) {
      return ask(patience, FakeCoordinator.this::records);
    }

    private CompletionStage<List<Seen>> ask(Duration patience, Supplier<List<Seen>> question) {
      requests++;
      Error error = next;
      if (error != null) {
        next = null;
        throw error;
      }
      CompletableFuture<List<Seen>> reply = new CompletableFuture<>();
      long there = random.nextLong(longestDelay) + 1;
      long back = random.nextLong(longestDelay) + 1;
      time.schedule(
          () -> {
            if (!down && !cut) {
              List<Seen> answer = question.get();
              time.schedule(() -> reply.complete(answer), back);
            }
          },
          there);
      Future<?> end =
          time.schedule(
              () -> reply.completeExceptionally(new IOException("no reply")), patience.toNanos());
      reply.whenComplete((answer, failure) -> end.cancel(false));
      return reply;
    }

    @Override
    public void close() {}
  }
}
