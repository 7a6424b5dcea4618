package dev.selvedge.runtime.shard.member;

import dev.selvedge.runtime.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Nodes, their coordinator, and time that all of them share. */
final class Town implements AutoCloseable {
  static final Duration HEARTBEAT = Duration.ofSeconds(1);
  static final Duration EXPIRY = Duration.ofSeconds(4);
  static final Timings TIMINGS = new Timings(HEARTBEAT.toNanos(), EXPIRY.toNanos());

  /** Until a node that came without trouble owns keys in everyone's view. */
  static final Duration SETTLED = Duration.ofSeconds(4);

  final VirtualTime time = new VirtualTime();
  final Random random;
  final FakeCoordinator coordinator;
  final Settings settings = new Settings(List.of());
  private final List<TestNode> started = new ArrayList<>();
  private long incarnations;

  Town(long seed) {
    this.random = new Random(seed);
    this.coordinator = new FakeCoordinator(time, random);
  }

  TestNode node(String id) {
    return client(id).join();
  }

  /** A process that only calls. */
  TestNode client(String id) {
    TestNode node =
        new TestNode(id, ++incarnations * 1000, time, coordinator, TIMINGS, settings, random);
    started.add(node);
    return node;
  }

  List<TestNode> nodes(int count) {
    List<TestNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(node(String.format("n%03d", i)));
    }
    return nodes;
  }

  void pass(Duration duration) {
    time.pass(duration);
  }

  /** Lets time pass until it is so, and says how much that was. */
  Duration until(BooleanSupplier condition) {
    long step = 5_000_000;
    for (long waited = 0; waited < Duration.ofMinutes(5).toNanos(); waited += step) {
      if (condition.getAsBoolean()) {
        return Duration.ofNanos(waited);
      }
      time.pass(step);
    }
    throw new AssertionError("not within five minutes");
  }

  @Override
  public void close() {
    started.forEach(TestNode::close);
  }
}
