package dev.selvedge.demo;

import dev.selvedge.runtime.SelvedgeException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Buyers who all buy at the same time, a thread each. */
final class Crowd {

  private Crowd() {}

  /** Lets all of them buy, and returns when the last one has done. */
  static void buy(List<? extends Callable<?>> purchases) throws SQLException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(purchases.size(), Threads.named("buyer"));
    try {
      List<? extends Future<?>> all = purchases.stream().map(threads::submit).toList();
      for (Future<?> purchase : all) {
        purchase.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException database) {
        throw database;
      }
      if (e.getCause() instanceof SelvedgeException woven) {
        throw woven;
      }
      throw new IllegalStateException("a buyer failed on something other than a sale", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
