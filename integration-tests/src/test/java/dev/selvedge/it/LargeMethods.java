package dev.selvedge.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a program whose methods are larger than anyone would write. */
final class LargeMethods {
  /** Two bytes for each of the long ones: beyond what one byte can number. */
  private static final int LOCALS = 300;

  /** Three bytes of code each: leaves less of the 64 KB than weaving needs. */
  private static final int INCREMENTS = 21_830;

  /** As many of them as a short jump does not pass. */
  private static final int FAR = 11_000;

  private LargeMethods() {}

  static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("Large.java"), source());
    return folder;
  }

  private static String source() {
    String declared =
        IntStream.range(0, LOCALS)
            .mapToObj(i -> "    long v" + i + " = f.calls() + " + i + "L;\n")
            .collect(Collectors.joining());
    String summed =
        IntStream.range(0, LOCALS).mapToObj(i -> "v" + i).collect(Collectors.joining(" + "));
    return """
    package programs;
    import dev.selvedge.Retry;
    import dev.selvedge.runtime.NotWovenException;
    public class Large implements Group {
      @Override public void run(Checks checks) {
        checks.equal("300 long variables", 3 + 300 * 299L / 2 + 300 * 2, () -> many(Flaky.twice(), 1L));
        checks.equal("and a fallback", -1L, () -> backed(Flaky.always(), 1L));
        checks.equal("and a stage", 3L + 300 * 299 / 2, () -> later(Flaky.twice()).toCompletableFuture().get());
        checks.equal("far jumps", 3, () -> far(Flaky.twice(), true));
        checks.equal("far jumps back", %5$d + 3, () -> far(Flaky.twice(), false));
        checks.thrown("64 KB", NotWovenException.class, () -> huge(Flaky.twice()),
            e -> e.getMessage().startsWith("[SV203]") && e.getMessage().contains("programs.Large#huge(programs.Flaky)"));
        checks.equal("64 KB in a stage", 3, () -> hugeLater(Flaky.twice()).toCompletableFuture().get() %% 10);
      }
      @Retry(delay = "0ms") static long many(Flaky f, long g) {
    %1$s
        return f.attempt() + %2$s;
      }
      @Retry(delay = "0ms", fallback = "backup") static long backed(Flaky f, long g) {
    %1$s
        return f.attempt() + %2$s;
      }
      static long backup(Flaky f, long g, IllegalStateException cause) { return -g; }
      @Retry(delay = "0ms") java.util.concurrent.CompletionStage<Long> later(Flaky f) {
        long base = f.calls();
    %1$s
        return java.util.concurrent.CompletableFuture.completedFuture(f.attempt() + %2$s - 300 * base);
      }
      @Retry(delay = "0ms") static int far(Flaky f, boolean early) {
        int n = 0;
        while (n == 0) {
          if (early) { return f.attempt(); }
    %4$s
        }
        return n + f.attempt();
      }
      @Retry(delay = "0ms") static int huge(Flaky f) {
        int n = 0;
    %3$s
        return n + f.attempt();
      }
      @Retry(delay = "0ms") static java.util.concurrent.CompletionStage<Integer> hugeLater(Flaky f) {
        int n = 0;
    %3$s
        return java.util.concurrent.CompletableFuture.completedFuture(n + f.attempt());
      }
    }
    """
        .formatted(
            declared, summed, "n++;".repeat(INCREMENTS) + "\n", "n++;".repeat(FAR) + "\n", FAR);
  }
}
