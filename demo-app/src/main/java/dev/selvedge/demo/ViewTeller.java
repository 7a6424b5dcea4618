package dev.selvedge.demo;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.event.SelvedgeListener;
import dev.selvedge.runtime.event.ViewChanged;
import dev.selvedge.runtime.shard.Ring;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Tells the parent of each new view that this node has of the ring. Thread-safe. */
final class ViewTeller implements SelvedgeListener {

  /** Nodes on one machine find each other within seconds, if at all. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Ring ring = Selvedge.ring(BoxOffice.RING);
  private final ParentProcess parent;
  private final int concerts;
  private final CountDownLatch first = new CountDownLatch(1);

  ViewTeller(ParentProcess parent, int concerts) {
    this.parent = parent;
    this.concerts = concerts;
  }

  /** Listens from now on. */
  void start() {
    Selvedge.addListener(this);
    ring.onSlotsMoved(event -> tell(event.gained().size(), event.lost().size(), event.moved()));
  }

  /** Hears of the first view; the ring itself tells what has moved at each later one. */
  @Override
  public void viewChanged(ViewChanged event) {
    if (first.getCount() > 0) {
      tell(0, 0, event.moved());
      first.countDown();
    }
  }

  /** Waits until there is a view, which is when all nodes have met. */
  void awaitFirst() throws InterruptedException, ProcessFailedException {
    if (!first.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new ProcessFailedException(
          Selvedge.node().id()
              + " has not met all other nodes within "
              + PATIENCE.toSeconds()
              + " s; is the machine very busy?");
    }
  }

  private void tell(int gained, int lost, int moved) {
    List<String> owners =
        IntStream.rangeClosed(1, concerts).mapToObj(concert -> ring.owner(concert).id()).toList();
    NodeView view = new NodeView(ring.fingerprint(), gained, lost, moved, owners);
    parent.say(LineStart.VIEW, view.line());
  }
}
