package faults;

import dev.selvedge.runtime.lock.LockHandle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A process that does what it is told, a line each: {@code ID COMMAND ARGUMENTS}. Every command
 * runs on a thread of its own and says how it went: {@code ID returned} or {@code ID threw}. It
 * ends, as any program does, when there is nothing more to read.
 */
public final class Worker {
  private static final Map<String, BlockingQueue<String>> ORDERS = new ConcurrentHashMap<>();

  private Worker() {}

  public static void main(String[] ignored) throws IOException {
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      if (words[1].equals("tell")) {
        ORDERS.get(words[0]).add(words[2]);
      } else {
        ORDERS.put(words[0], new LinkedBlockingQueue<>());
        Thread thread = new Thread(() -> run(words[0], words), words[0]);
        thread.setDaemon(true);
        thread.start();
      }
    }
  }

  static void say(String id, String what) {
    System.out.println(id + " " + what.replace('\n', ' '));
  }

  private static void run(String id, String[] words) {
    try {
      say(id, "asks");
      switch (words[1]) {
        case "hold" -> Guarded.hold(words[2], () -> obey(id));
        case "watched" -> Guarded.hold(words[2], () -> watched(id));
        case "interruptible" -> Guarded.interruptible(words[2], () -> obey(id));
        case "retrying" -> Guarded.retrying(words[2], () -> obey(id));
        case "failing" -> Guarded.backingOff(words[2], new Failing(id)::attempt);
        case "count" -> Counting.count(words[2], Integer.parseInt(words[3]), words[4]);
        case "quick" -> Guarded.hold(words[2], () -> say(id, "held " + token()));
        case "storm" ->
            Storm.run(id, words[2], Integer.parseInt(words[3]), Long.parseLong(words[4]));
        default -> throw new IllegalArgumentException(words[1]);
      }
      say(id, "returned");
      if (words[1].equals("quick")) {
        System.exit(0);
      }
    } catch (Throwable e) {
      say(id, "threw " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static long token() {
    return LockHandle.current().token();
  }

  /** The body of a lock that is held for as long as nobody says {@code free}. */
  private static void obey(String id) {
    LockHandle.current().onLost(() -> say(id, "lost"));
    say(id, "held " + token());
    while (true) {
      try {
        switch (ORDERS.get(id).take()) {
          case "free" -> {
            return;
          }
          case "write" -> say(id, Ledger.write());
          default -> say(id, "does not understand");
        }
      } catch (InterruptedException e) {
        say(id, "interrupted");
      }
    }
  }

  /** The same, and says from when until when it believed that it held the lock. */
  private static void watched(String id) {
    long granted = System.nanoTime(); // before all else: what two processes say is compared
    say(id, "granted " + granted);
    Belief.watch(id, LockHandle.current());
    obey(id);
  }

  /** Fails twice. */
  private static final class Failing {
    private final String id;
    private int attempts;

    Failing(String id) {
      this.id = id;
    }

    void attempt() {
      say(id, "held " + token());
      if (++attempts < 3) {
        throw new IllegalStateException("attempt " + attempts);
      }
    }
  }
}
