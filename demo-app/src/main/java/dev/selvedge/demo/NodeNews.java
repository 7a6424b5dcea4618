package dev.selvedge.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** What a node tells while it is at work. Thread-safe. */
final class NodeNews implements Predicate<String> {

  private final int milestone;
  private final CompletableFuture<Void> reached = new CompletableFuture<>();
  private final CompletableFuture<Long> inherited = new CompletableFuture<>();
  private final List<NodeView> views = new ArrayList<>();
  private Optional<NodeResult> progress = Optional.empty();
  private Optional<String> dead = Optional.empty();

  /**
   * News of a node.
   *
   * @param milestone a number of calls
   */
  NodeNews(int milestone) {
    this.milestone = milestone;
  }

  @Override
  public boolean test(String line) {
    if (line.startsWith(LineStart.VIEW)) {
      add(NodeView.parse(line.substring(LineStart.VIEW.length())));
      return true;
    }
    if (line.startsWith(LineStart.PROGRESS)) {
      add(NodeResult.parse(line.substring(LineStart.PROGRESS.length())));
      return true;
    }
    return false;
  }

  private synchronized void add(NodeView view) {
    views.add(view);
    seeWhoInherits();
  }

  private void seeWhoInherits() {
    if (dead.isPresent() && !views.get(views.size() - 1).owners().contains(dead.get())) {
      inherited.complete(System.nanoTime());
    }
  }

  private synchronized void add(NodeResult latest) {
    progress = Optional.of(latest);
    if (latest.of(NodeCount.MADE) >= milestone) {
      reached.complete(null);
    }
  }

  /** Once its buyers have made as many calls as the milestone says. */
  CompletableFuture<Void> reached() {
    return reached;
  }

  /**
   * Watches for new owners, now that a node is dead; to be called once.
   *
   * @param node its id
   * @return when this node knew a living owner of every concert, by {@link System#nanoTime}
   */
  synchronized CompletableFuture<Long> inherited(String node) {
    dead = Optional.of(node);
    seeWhoInherits();
    return inherited;
  }

  /** What it last said that it has done; empty before it has said anything. */
  synchronized Optional<NodeResult> progress() {
    return progress;
  }

  /** All views that it has had so far, the oldest first. */
  synchronized List<NodeView> views() {
    return List.copyOf(views);
  }
}
