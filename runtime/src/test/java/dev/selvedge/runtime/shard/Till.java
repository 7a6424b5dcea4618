package dev.selvedge.runtime.shard;

import dev.selvedge.runtime.shard.call.CallProbe;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A host with routed methods, as processor and weaver would leave it. */
@SuppressWarnings("unused") // its methods are called by other nodes
class Till {
  private final String node;
  final AtomicInteger runs = new AtomicInteger();
  final CountDownLatch interrupted = new CountDownLatch(1);
  final CountDownLatch entered = new CountDownLatch(1);
  Function<String, String> body;

  Till(String node) {
    this.node = node;
    this.body = key -> key + "@" + node;
  }

  /** Unchecked, and known to no other node. */
  static final class Odd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Odd(String message) {
      super(message);
    }
  }

  String pay(String key) throws IOException {
    return pay$local(key);
  }

  private String pay$local(String key) throws IOException {
    runs.incrementAndGet();
    switch (key) {
      case "io" -> throw new java.io.FileNotFoundException("no such file");
      case "state" -> throw new IllegalStateException("closed");
      case "odd" -> throw new Odd("it is odd");
      case "depth" -> {
        return "depth " + CallProbe.depth();
      }
      case "hang" -> hang();
      default -> {}
    }
    return body.apply(key);
  }

  private void hang() {
    entered.countDown();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw new IllegalStateException("interrupted", e);
    }
  }

  CompletableFuture<String> order(String key) {
    return order$local(key);
  }

  private CompletableFuture<String> order$local(String key) {
    runs.incrementAndGet();
    return key.equals("state")
        ? CompletableFuture.failedFuture(new IllegalStateException("closed"))
        : CompletableFuture.completedFuture(key + "@" + node);
  }

  static String where(String key) {
    return where$local(key);
  }

  private static String where$local(String key) {
    return "static " + key;
  }
}

/** What the processor would generate. */
final class Till_Selvedge {
  static final ShardPlan pay = ShardScene.plan(Till.class, "pay", plan -> plan);
  static final ShardPlan order = ShardScene.plan(Till.class, "order", plan -> plan);
  static final ShardPlan where = ShardScene.plan(Till.class, "where", plan -> plan);

  private Till_Selvedge() {}
}
