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
  private final CompletableFuture<Long> shrunk = new CompletableFuture<>();
  private final List<NodeView> views = new ArrayList<>();
  private Optional<NodeResult> progress = Optional.empty();

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
    if (!views.isEmpty() && view.members() < views.get(0).members()) {
      shrunk.complete(System.nanoTime());
    }
    views.add(view);
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

  /** When it first saw fewer nodes than at the beginning, by {@link System#nanoTime}. */
  CompletableFuture<Long> shrunk() {
    return shrunk;
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
