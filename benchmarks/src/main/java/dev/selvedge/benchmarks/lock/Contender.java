package dev.selvedge.benchmarks.lock;

import java.util.ArrayList;
import java.util.List;

/**
 * One thread that takes and gives back a lock as often as it can, holding it for no longer than it
 * takes to note so; and, while that is measured, how long each handoff to it took. Its own thread
 * writes; read after that has ended.
 */
final class Contender implements Runnable {

  private final ContendingProcess process;
  private final long id;
  private final List<Long> handoffs = new ArrayList<>();
  private long fromOthers;

  Contender(ContendingProcess process, int number) {
    this.process = process;
    this.id = process.number() * 1000L + number + 1;
  }

  @Override
  public void run() {
    try {
      while (!process.stopped()) {
        LockSubject.Held held = process.subject().take(process.key());
        long now = System.nanoTime();
        Blackboard blackboard = process.blackboard();
        blackboard.taken(id);
        long since = blackboard.givenBackAt();
        if (process.measured() && since != 0) {
          handoffs.add(now - since);
          fromOthers += blackboard.givenBackBy() == process.number() ? 0 : 1;
        }
        blackboard.givingBack(process.number());
        held.giveBack();
      }
    } catch (Throwable e) {
      process.fail(e);
    }
  }

  List<Long> handoffs() {
    return handoffs;
  }

  /** How many of them came from another process. */
  long fromOthers() {
    return fromOthers;
  }
}
