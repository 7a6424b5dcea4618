package dev.selvedge.jdbc;

import dev.selvedge.runtime.internal.Log;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A daemon thread that purges now and then. */
final class Housekeeping implements AutoCloseable {
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Purge purge;
  private final Thread thread;

  Housekeeping(String client, Purge purge) {
    this.purge = purge;
    this.thread = new Thread(this::run, "selvedge-jdbc-purge-" + client);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    long period = Purge.PERIOD.toMillis();
    try {
      // apart from each other, as clients start together
      while (!closed.await(
          period + ThreadLocalRandom.current().nextLong(period / 2), TimeUnit.MILLISECONDS)) {
        once();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // somebody else ends this thread: as good as closing
    }
  }

  private void once() {
    try {
      purge.run();
    } catch (RuntimeException e) {
      // the next turn, or another client's, deletes what this one did not
      Log.debug(Housekeeping.class, "ended locks were not purged this time", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
