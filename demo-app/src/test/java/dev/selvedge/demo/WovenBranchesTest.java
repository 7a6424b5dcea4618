package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** The second act in JVMs of its own, with the shaded agent and real coordinators. */
class WovenBranchesTest {

  /** Enough for a machine that is busy with other things. */
  private static final String PATIENT = "60s";

  @TempDir private Path directory;

  @Test
  void inADirectoryOfItsOwnEverySeatIsSoldOnce() throws Exception {
    WovenProgram program = play(PATIENT);

    assertSoldOnce(program);
    assertThat(program.output()).contains("locks kept by file: in a temporary directory");
    try (Stream<Path> left = Files.list(program.temporary())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("selvedge-demo-"));
    }
  }

  @Test
  void inADirectoryThatIsNamedEverySeatIsSoldOnce() throws Exception {
    Path locks = directory.resolve("locks");

    WovenProgram program = play(PATIENT, "--coordinator", "file:" + locks);

    assertSoldOnce(program);
    assertThat(locks).isNotEmptyDirectory();
  }

  @Test
  void inRedisEverySeatIsSoldOnce() throws Exception {
    RedisServer redis =
        RedisServer.newRedisServer()
            .port(freePort())
            .bind("127.0.0.1")
            .setting("save \"\"")
            .build();
    redis.start();
    try {
      WovenProgram program =
          play(PATIENT, "--coordinator", "redis://127.0.0.1:" + redis.ports().get(0));

      assertSoldOnce(program);
    } finally {
      redis.stop();
    }
  }

  @Test
  void locksOfEachProcessKeepNobodyFromSellingTwice() throws Exception {
    WovenProgram program = play(PATIENT, "--coordinator", "local");

    assertThat(program.exitCode()).as(program.output()).isEqualTo(TicketOffice.SALES_LOST);
    assertThat(program.output())
        .contains("woven by Selvedge")
        .containsPattern("sold twice or more often +[1-9]\\d* ")
        .contains("The coordinator 'local' keeps the locks of each process in that process");
  }

  @Test
  void aCoordinatorThatCannotBeReachedIsOneMessageWithoutItsPassword() throws Exception {
    WovenProgram program = play("2s", "--coordinator", "redis://:secret@127.0.0.1:" + freePort());

    assertThat(program.exitCode()).as(program.output()).isEqualTo(TicketOffice.PROCESS_FAILED);
    assertThat(program.output().lines()).hasSize(1);
    assertThat(program.output())
        .startsWith("demo-app: ")
        .contains("redis://***@127.0.0.1:")
        .doesNotContain("secret");
  }

  private WovenProgram play(String waitFor, String... more)
      throws IOException, InterruptedException {
    return WovenProgram.run(
        directory,
        waitFor,
        Stream.concat(
                Stream.of("--processes", "3", "--seats", "30", "--buyers", "2"), Stream.of(more))
            .toList());
  }

  private static void assertSoldOnce(WovenProgram program) {
    assertThat(program.exitCode()).as(program.output()).isEqualTo(TicketOffice.COMPLETED);
    assertThat(program.output())
        .contains("woven by Selvedge")
        .containsPattern("sold once +30 ")
        .containsPattern("sold twice or more often +0 ")
        .containsPattern("not sold +0 ")
        .contains("calls waited for a lock");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
