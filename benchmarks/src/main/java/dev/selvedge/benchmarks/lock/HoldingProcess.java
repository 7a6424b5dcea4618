package dev.selvedge.benchmarks.lock;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The program of a process that holds locks. It says {@code ready} when it has held one and is then
 * told, line by line, to {@code hold} all, which it answers with the heap that each takes; to tell
 * its {@code cpu} time in nanoseconds; and to {@code count} those that it still holds. It ends with
 * its input.
 *
 * <p>Arguments: contestant, URL, prefix of the keys, number of locks.
 */
final class HoldingProcess {

  private HoldingProcess() {}

  public static void main(String[] args) throws Exception {
    HoldingContestant.Holding holding = HoldingContestant.valueOf(args[0]).open(args[1]);
    String prefix = args[2];
    int locks = Integer.parseInt(args[3]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    holding.take(prefix + "first");
    System.out.println("ready");
    for (@Nullable String order = orders.readLine(); order != null; order = orders.readLine()) {
      switch (order) {
        case "hold" -> {
          long before = heap();
          for (int lock = 1; lock < locks; lock++) {
            holding.take(prefix + lock);
          }
          System.out.println((heap() - before) / Math.max(1, locks - 1));
        }
        case "cpu" -> System.out.println(cpuNanos());
        case "count" -> System.out.println(holding.held());
        default -> throw new IllegalArgumentException("unknown order '" + order + "'");
      }
    }
    // clients may leave threads behind, and the locks end with their leases
    System.exit(0);
  }

  /** What is reachable, in bytes: a full collection comes first, by the default collector. */
  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
