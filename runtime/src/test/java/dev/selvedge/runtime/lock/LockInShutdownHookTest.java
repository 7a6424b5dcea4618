package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.Selvedge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A process that takes its very first lock while it ends. */
class LockInShutdownHookTest {

  /** That process. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    try (LockHandle lock = Selvedge.locks().acquire("k")) {
                      System.out.println("held " + lock.keys());
                    }
                  }));
    }
  }

  @Test
  void theFirstLockOfAllMayBeTakenInAShutdownHook() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dselvedge.coordinator=local",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said.strip()).isEqualTo("held [k]");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
