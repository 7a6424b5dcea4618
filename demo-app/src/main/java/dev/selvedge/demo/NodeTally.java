package dev.selvedge.demo;

import dev.selvedge.runtime.event.CallForwarded;
import dev.selvedge.runtime.event.RetryAttemptFailed;
import dev.selvedge.runtime.event.SelvedgeListener;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What one node counts, some of it told by the runtime. Thread-safe. */
final class NodeTally implements SelvedgeListener {

  private final int node;
  private final AtomicIntegerArray counts = new AtomicIntegerArray(NodeCount.values().length);

  NodeTally(int node) {
    this.node = node;
  }

  /** The name of one of this node's buyers. */
  String buyer(int number) {
    return node + "." + number;
  }

  boolean isOwn(String buyer) {
    return buyer.startsWith(node + ".");
  }

  /** Counts one more; answers how many that makes. */
  int add(NodeCount count) {
    return counts.incrementAndGet(count.ordinal());
  }

  @Override
  public void callForwarded(CallForwarded event) {
    switch (event.outcome()) {
      case RETURNED, THREW, UNKNOWN -> {
        add(NodeCount.SENT);
        if (event.attempts() > 1) {
          add(NodeCount.REROUTED);
        }
      }
      case RAN_HERE, UNAVAILABLE, STALE -> {
        // it was sent to nobody who ran it
      }
    }
  }

  @Override
  public void attemptFailed(RetryAttemptFailed event) {
    add(NodeCount.REFUSED);
  }

  /** All counts as they are now. */
  NodeResult result() {
    int[] copy = new int[counts.length()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = counts.get(i);
    }
    return NodeResult.of(node, copy);
  }
}
