package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {
  private final List<String> ran = new ArrayList<>();
  private boolean exhausted;

  private final SerialExecutor turns =
      new SerialExecutor(
          task -> {
            if (exhausted) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            task.run();
          });

  @Test
  void whereNoThreadIsToBeHadTheTaskRunsAllTheSameAndSoDoThoseAfterIt() {
    exhausted = true;
    turns.execute(() -> ran.add("first"));
    exhausted = false;
    turns.execute(() -> ran.add("second"));

    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void oneThatFailsDoesNotKeepBackTheOthers() {
    turns.execute(
        () -> {
          turns.execute(() -> ran.add("inner"));
          throw new IllegalStateException("as told");
        });

    assertThat(ran).containsExactly("inner");
  }
}
