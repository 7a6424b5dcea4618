package dev.selvedge.benchmarks.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.benchmarks.process.Effort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison still runs, with each of its rows in the table. */
class ShardBenchmarksSmokeTest {

  @TempDir Path folder;

  @Test
  void forwarded_calls() throws Exception {
    String table = ForwardedCall.run(folder, Effort.QUICK);
    assertThat(table).contains("### Forwarded call, 1 callers", "### Forwarded call, 64 callers");
    for (CallContestant contestant : CallContestant.values()) {
      assertThat(table).contains("| " + contestant.label() + " |");
    }
  }
}
