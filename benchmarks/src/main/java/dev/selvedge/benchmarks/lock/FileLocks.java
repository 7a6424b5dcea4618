package dev.selvedge.benchmarks.lock;

import dev.selvedge.benchmarks.Measurement;
import dev.selvedge.benchmarks.ReportTable;
import dev.selvedge.benchmarks.process.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lock and unlock in the {@code file:} store where nobody else wants the lock, with one thread and
 * with eight, beside bare file locks on the same disk.
 *
 * <p>Arguments: the number of rounds, 150 unless given; or {@code --quick}.
 */
public final class FileLocks {

  static final Effort EFFORT = new Effort(150, Duration.ofMillis(60), Duration.ofSeconds(3));

  private FileLocks() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Effort.main("uncontended locks in files", args, EFFORT, FileLocks::run);
  }

  static String run(Path folder, Effort effort) throws Exception {
    Path ours = Files.createDirectory(folder.resolve("ours"));
    try (Subjects subjects = new Subjects()) {
      Coordinator coordinator = Coordinator.at("file:" + ours);
      subjects.add(new SelvedgeMethod(coordinator));
      subjects.add(new SelvedgeHandle(coordinator));
      subjects.add(new FileChannelLock(folder, false));
      subjects.add(new FileChannelLock(folder, true));

      Turns turns = new Turns(subjects.all());
      List<Measurement> measured = new ArrayList<>();
      measured.addAll(turns.run("file:, 1 thread", 1, effort));
      measured.addAll(turns.run("file:, 8 threads", 8, effort));
      return ReportTable.markdown(measured, List.of(SelvedgeMethod.NAME, SelvedgeHandle.NAME));
    }
  }
}
