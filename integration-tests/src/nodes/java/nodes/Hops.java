package nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Nested calls, many at once. */
final class Hops {
  private Hops() {}

  /** How many of them came back with what they should. */
  static String atOnce(int number, String key, String other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(number);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        calls.add(() -> Accounts.HERE.hop(key, other, 2));
      }
      List<String> distinct = new ArrayList<>();
      for (Future<String> result : threads.invokeAll(calls, 60, TimeUnit.SECONDS)) {
        String path = result.isCancelled() ? "late" : result.get();
        if (!distinct.contains(path)) {
          distinct.add(path);
        }
      }
      return String.join(" ", distinct);
    } finally {
      threads.shutdownNow();
    }
  }
}
