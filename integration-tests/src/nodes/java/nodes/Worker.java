package nodes;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.shard.Ring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node that does what it is told, a line each: {@code ID COMMAND ARGUMENTS}. Every command runs
 * on a thread of its own and says how it went: {@code ID returned RESULT} or {@code ID threw TYPE:
 * MESSAGE}. What it learns of others, and what it runs for them, it says by itself. It ends, as any
 * program does, when there is nothing more to read.
 */
public final class Worker {
  private static final Map<String, Load> LOADS = new ConcurrentHashMap<>();

  private Worker() {}

  public static void main(String[] ignored) throws IOException {
    Selvedge.addListener(new Witness());
    System.out.println("ready");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ");
      Thread thread = new Thread(() -> run(words[0], words), words[0]);
      thread.setDaemon(true);
      thread.start();
    }
    System.exit(0);
  }

  static void say(String id, String what) {
    System.out.println(id + " " + what.replace('\n', ' '));
  }

  private static void run(String id, String[] words) {
    try {
      say(id, "returned " + result(id, words));
    } catch (Throwable e) {
      say(id, "threw " + text(e));
    }
  }

  /** Type, message, and by how many others it is accompanied. */
  static String text(Throwable e) {
    String by =
        e.getSuppressed().length == 0
            ? ""
            : " <- " + e.getSuppressed()[0].getClass().getSimpleName();
    return e.getClass().getSimpleName() + ": " + e.getMessage() + by;
  }

  private static Object result(String id, String[] words) throws Exception {
    Accounts accounts = Accounts.HERE;
    switch (words[1]) {
      case "bind" -> Selvedge.bind(Accounts.class, accounts);
      case "watch" -> ring().members();
      case "serving" -> {
        return Selvedge.node().isServing();
      }
      case "drain" -> {
        return Selvedge.node().drain(Duration.ofSeconds(30));
      }
      case "owners" -> {
        return owners(Integer.parseInt(words[2]));
      }
      case "fingerprint" -> {
        return Long.toHexString(ring().fingerprint());
      }
      case "where" -> {
        return accounts.where(words[2]);
      }
      case "later" -> {
        return accounts.later(words[2]).get();
      }
      case "sums" -> {
        return accounts.sum(words[2], 1L << 40, 2.5, 'c', new int[] {1, 2, 3}).toString();
      }
      case "fail" -> accounts.fail(words[2], words[3]);
      case "failing" -> accounts.failing(words[2], id);
      case "sleep" -> {
        return accounts.sleep(words[2], Long.parseLong(words[3]));
      }
      case "slowly" -> {
        return accounts.slowly(words[2], Long.parseLong(words[3]));
      }
      case "hop" -> {
        return accounts.hop(words[2], words[3], Integer.parseInt(words[4]));
      }
      case "hops" -> {
        return Hops.atOnce(Integer.parseInt(words[2]), words[3], words[4]);
      }
      case "burst" -> {
        return Load.burst(id, words[2], Integer.parseInt(words[3]));
      }
      case "load" -> {
        Load load = new Load(id, words[2], words[3], Integer.parseInt(words[4]));
        LOADS.put(id, load);
        return load.run();
      }
      case "stop" -> LOADS.get(words[2]).stop();
      default -> throw new IllegalArgumentException(words[1]);
    }
    return "";
  }

  static Ring ring() {
    return Selvedge.ring("default");
  }

  /** Who owns {@code k0}, {@code k1} and so on. */
  private static String owners(int keys) {
    return IntStream.range(0, keys)
        .mapToObj(i -> ring().owner("k" + i).id())
        .collect(Collectors.joining(","));
  }
}
