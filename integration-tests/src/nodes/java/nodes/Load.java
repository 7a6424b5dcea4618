package nodes;

import dev.selvedge.runtime.Selvedge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that call for all keys in turn until they are told to stop; {@code ID warm} says that
 * each has done so once. Each call has a name of its own and is told if it fails: {@code ID failed
 * KEY CALL TYPE: MESSAGE}; where the one that returned is not who returned last for that key,
 * {@code ID moved KEY NODE} is.
 */
final class Load {
  private final String id;
  private final String method;
  private final String[] keys;
  private final int threads;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean stopped;

  /**
   * @param keys separated by commas
   */
  Load(String id, String method, String keys, int threads) {
    this.id = id;
    this.method = method;
    this.keys = keys.split(",");
    this.threads = threads;
  }

  void stop() {
    stopped = true;
  }

  String run() throws InterruptedException {
    CountDownLatch warm = new CountDownLatch(threads);
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      Thread thread = new Thread(() -> calls(number, warm), id + "-" + i);
      all.add(thread);
      thread.start();
    }
    warm.await();
    Worker.say(id, "warm");
    for (Thread thread : all) {
      thread.join();
    }
    return calls + " calls, " + failures + " failures";
  }

  /**
   * Many calls for one key at once, without threads: how often each node, or failure, came back.
   */
  static String burst(String id, String key, int number) {
    List<CompletableFuture<String>> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      String call = Selvedge.node().id() + "-" + id + "-" + i;
      all.add(
          Accounts.HERE
              .onceLater(key, call)
              .exceptionally(
                  e -> (e.getCause() == null ? e : e.getCause()).getClass().getSimpleName()));
    }
    Worker.say(id, "sent");
    Map<String, Integer> ends = new TreeMap<>();
    all.forEach(one -> ends.merge(one.join(), 1, Integer::sum));
    return ends.toString();
  }

  private void calls(int number, CountDownLatch warm) {
    String[] owners = new String[keys.length];
    for (int i = 0; !stopped; i++) {
      if (i == keys.length) {
        warm.countDown();
      }
      int k = (number + i) % keys.length;
      String call = Selvedge.node().id() + "-" + id + "-" + number + "-" + i;
      calls.incrementAndGet();
      try {
        String owner = call(keys[k], call);
        if (!owner.equals(owners[k])) {
          if (owners[k] != null) {
            Worker.say(id, "moved " + keys[k] + " " + owner);
          }
          owners[k] = owner;
        }
      } catch (Throwable e) {
        failures.incrementAndGet();
        Throwable told = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        Worker.say(id, "failed " + keys[k] + " " + call + " " + Worker.text(told));
      }
    }
  }

  private String call(String key, String call) throws Exception {
    Accounts accounts = Accounts.HERE;
    return switch (method) {
      case "once" -> accounts.once(key, call);
      case "again" -> accounts.again(key, call);
      case "onceLater" -> accounts.onceLater(key, call).get();
      case "locked" -> accounts.locked(key, call);
      default -> throw new CompletionException(method, null);
    };
  }
}
