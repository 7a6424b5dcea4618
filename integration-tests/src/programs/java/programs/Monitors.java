package programs;

import dev.selvedge.Retry;
import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.event.RetryAttemptFailed;
import dev.selvedge.runtime.event.SelvedgeListener;
import java.util.ArrayList;
import java.util.List;

/** Monitors taken in a body are given back before the backoff. */
public class Monitors implements Group {
  private final Object monitor = new Object();

  @Override
  public void run(Checks checks) {
    List<Boolean> held = new ArrayList<>();
    SelvedgeListener listener =
        new SelvedgeListener() {
          @Override
          public void attemptFailed(RetryAttemptFailed event) {
            held.add(Thread.holdsLock(monitor));
            held.add(!othersCanTakeIt());
          }
        };
    Selvedge.addListener(listener);
    try {
      checks.equal("synchronized block", 3, () -> guarded(Flaky.twice()));
      checks.equal("not held between attempts", List.of(false, false, false, false), () -> held);
      held.clear();
      checks.equal("nested monitors", 3, () -> nested(Flaky.twice()));
      checks.equal("nor nested ones", List.of(false, false, false, false), () -> held);
    } finally {
      Selvedge.removeListener(listener);
    }
  }

  /** From another thread, while the failed call is between two attempts. */
  private boolean othersCanTakeIt() {
    boolean[] taken = new boolean[1];
    Thread other =
        new Thread(
            () -> {
              synchronized (monitor) {
                taken[0] = true;
              }
            });
    other.setDaemon(true);
    other.start();
    try {
      other.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return taken[0];
  }

  @Retry(delay = "1ms")
  private int guarded(Flaky flaky) {
    synchronized (monitor) {
      return flaky.attempt();
    }
  }

  @Retry(delay = "1ms")
  private int nested(Flaky flaky) {
    synchronized (this) {
      synchronized (monitor) {
        return flaky.attempt();
      }
    }
  }
}
