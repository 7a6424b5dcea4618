package dev.selvedge.runtime.shard.member.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.MemberRecord;
import dev.selvedge.runtime.spi.MemberRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTableTest {
  private static final MemberRecord MEMBER =
      new MemberRecord("a", 7, "h:1", 2, State.UP, Set.of("orders"), 1);

  @TempDir Path directory;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    NodeTable table = new NodeTable(directory);
    Map<String, Entry> entries = Map.of("selvedge\na", new Entry(MEMBER, "4711-x", 99, 5));

    table.write(entries);

    assertThat(new NodeTable(directory).read()).isEqualTo(entries);
  }

  @Test
  void aTableThatIsNotAllThereStartsAnew() throws IOException {
    NodeTable table = new NodeTable(directory);
    table.write(Map.of("selvedge\na", new Entry(MEMBER, "4711-x", 99, 5)));
    Path file = directory.resolve("table");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(table.read()).isEmpty();
    }
  }

  @Test
  void aClockThatIsSetBackProlongsNothing() {
    assertThat(new Entry(MEMBER, "x", 10_000, 4_000).remaining(2_000)).isEqualTo(4_000);
  }

  @Test
  void whoHasDiedHasNothingLeftFromThenOn() {
    Entry ended = new Entry(MEMBER, "x", 10_000, 4_000).ended(7_000);

    assertThat(ended.remaining(7_500)).isEqualTo(-500);
    assertThat(ended.ended(9_000)).isEqualTo(ended);
  }
}
