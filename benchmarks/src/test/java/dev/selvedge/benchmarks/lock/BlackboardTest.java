package dev.selvedge.benchmarks.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlackboardTest {

  @TempDir Path folder;

  @Test
  void refuses_a_second_holder_seen_through_another_mapping() throws IOException {
    Path file = folder.resolve("shared");
    Blackboard.open(file).taken(7);

    assertThatThrownBy(() -> Blackboard.open(file).taken(8))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the lock was granted to 8 while 7 held it");
  }

  @Test
  void tells_the_next_holder_when_and_by_which_process_it_was_given_back() throws IOException {
    Path file = folder.resolve("shared");
    Blackboard first = Blackboard.open(file);
    Blackboard second = Blackboard.open(file);
    assertThat(second.givenBackAt()).isZero();

    long before = System.nanoTime();
    first.taken(1);
    first.givingBack(3);
    second.taken(2);

    assertThat(second.givenBackBy()).isEqualTo(3);
    assertThat(second.givenBackAt()).isBetween(before, System.nanoTime());
  }
}
