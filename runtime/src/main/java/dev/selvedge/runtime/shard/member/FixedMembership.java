package dev.selvedge.runtime.shard.member;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The members of one ring where they are fixed: named in settings, or this process alone. Who
 * watches them is told at once, as there is nothing to wait for. Changes only when this node
 * leaves, which it does for itself: there is nobody to tell.
 */
final class FixedMembership implements Membership {
  private final String ring;
  private final NodeIdentity self;
  private final List<Member> members;

  private final Executor executor;

  /** Held while listeners are told, so that they are told one thing at a time, and in order. */
  private final ReentrantLock telling = new ReentrantLock();

  private final RingWatch watch;
  private final MemberClock clock;
  private volatile boolean left;

  FixedMembership(
      String ring, List<Member> members, Timings timings, MemberEnvironment environment) {
    this.ring = ring;
    this.self = environment.self();
    this.clock = environment.clock();
    this.members = List.copyOf(members);
    this.executor = new SerialExecutor(environment.executor()); // has the work done in any case
    this.watch = new RingWatch(ring, new ViewFilter(ring, 1, timings), Runnable::run);
  }

  @Override
  public void watch(String ring, Consumer<List<Member>> listener) {
    telling.lock();
    try {
      watch.add(listener);
      watch.update(members, id -> true, left ? self.id() : null, clock.nanoTime());
    } finally {
      telling.unlock();
    }
  }

  @Override
  public void join(String ring) {
    if (!hasSelf()) {
      throw new InvalidSettingException(
          Diagnostic.MEMBERS_WITHOUT_SELF.message(
              self.id(),
              ring,
              members.stream().map(Member::id).toList(),
              "add it there, or correct selvedge.node.id"));
    }
  }

  private boolean hasSelf() {
    return members.stream().anyMatch(member -> member.id().equals(self.id()));
  }

  @Override
  public boolean serves(String ring) {
    return !left && hasSelf();
  }

  @Override
  public void refresh(String ring) {
    // it is what it is
  }

  @Override
  public CompletionStage<Void> leave() {
    left = true;
    executor.execute(this::leaveOut); // what goes on with this news may be anybody's code
    return CompletableFuture.completedStage(null);
  }

  private void leaveOut() {
    telling.lock();
    try {
      watch.leaveOut(self.id());
    } finally {
      telling.unlock();
    }
  }

  @Override
  public void close() {
    left = true;
  }

  @Override
  public String toString() {
    return "ring '" + ring + "' of " + members;
  }
}
