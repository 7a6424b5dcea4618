package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.process.Effort;
import dev.selvedge.benchmarks.process.ForkedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One turn of a contestant: processes that contend for one key of a Redis, for some time. */
final class Contest {

  private final Path folder;
  private final String url;
  private final Effort effort;

  Contest(Path folder, String url, Effort effort) {
    this.folder = folder;
    this.url = url;
    this.effort = effort;
  }

  /**
   * Runs it.
   *
   * @param key that no other turn has used
   */
  ContestResult run(RedisContestant contestant, String key, int processes, int threads)
      throws IOException, InterruptedException {
    List<ForkedProgram> running = new ArrayList<>();
    List<Path> results = new ArrayList<>();
    try {
      for (int process = 0; process < processes; process++) {
        Path result = folder.resolve(key + "-" + process);
        results.add(result);
        List<String> arguments =
            List.of(
                contestant.name(),
                url,
                key,
                folder.resolve(key + "-shared").toString(),
                result.toString(),
                Integer.toString(process),
                Integer.toString(threads));
        Path errors = folder.resolve(key + "-errors-" + process);
        running.add(new ForkedProgram(ContendingProcess.class, arguments, errors));
      }
      for (ForkedProgram program : running) {
        program.answer();
      }
      orderAll(running, "start");
      Thread.sleep(effort.warmUp().toMillis());
      RedisUsage before = RedisUsage.of(url);
      orderAll(running, "measure");
      long start = System.nanoTime();
      Thread.sleep(effort.turn().toMillis());
      double seconds = (System.nanoTime() - start) / 1e9;
      RedisUsage used = RedisUsage.of(url).since(before);
      orderAll(running, "stop");
      for (ForkedProgram program : running) {
        program.await();
      }
      List<List<String>> lines = new ArrayList<>();
      for (Path result : results) {
        lines.add(Files.readAllLines(result));
      }
      return ContestResult.of(lines, threads, seconds, used);
    } finally {
      running.forEach(ForkedProgram::close);
    }
  }

  private static void orderAll(List<ForkedProgram> programs, String order) throws IOException {
    for (ForkedProgram program : programs) {
      program.order(order);
    }
  }
}
