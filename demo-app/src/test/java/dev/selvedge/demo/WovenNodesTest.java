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

/** The third act in JVMs of its own, with the shaded agent, real coordinators and real calls. */
class WovenNodesTest {

  /** Enough for a machine that is busy with other things. */
  private static final String PATIENT = "60s";

  @TempDir private Path directory;

  @Test
  void inADirectoryOfTheirOwnNodesSellEverySeatOnceThoughOneIsKilled() throws Exception {
    WovenProgram program = play(PATIENT);

    assertHandedOver(program);
    assertThat(program.output())
        .contains("nodes met, and locks kept, by file: in a temporary directory");
    try (Stream<Path> left = Files.list(program.temporary())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("selvedge-demo-"));
    }
  }

  @Test
  void inRedisNodesSellEverySeatOnceThoughOneIsKilled() throws Exception {
    RedisServer redis =
        RedisServer.newRedisServer()
            .port(freePort())
            .bind("127.0.0.1")
            .setting("save \"\"")
            .build();
    redis.start();
    try {
      assertHandedOver(play(PATIENT, "--coordinator", "redis://127.0.0.1:" + redis.ports().get(0)));
    } finally {
      redis.stop();
    }
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
                Stream.of("--nodes", "3", "--concerts", "40", "--seats", "200", "--buyers", "2"),
                Stream.of(more))
            .toList());
  }

  private static void assertHandedOver(WovenProgram program) {
    assertThat(program.exitCode()).as(program.output()).isEqualTo(TicketOffice.COMPLETED);
    assertThat(program.output())
        .contains("woven by Selvedge")
        .containsPattern("sold once +200 ")
        .containsPattern("sold twice or more often +0 ")
        .containsPattern("not sold +0 ")
        .containsPattern("node-2, killed midway +[1-9]\\d* +0 +0.0 %\n")
        .containsPattern("concerts that moved +[1-9]\\d* .*\n  between nodes that lived +0 ")
        .containsPattern("slots that moved +[1-9]\\d* .*\n  between nodes that lived +0 ")
        .containsPattern("sent to the owner +[1-9]\\d* +[1-9]\\d* +[1-9]\\d* ")
        .containsPattern("ran for other nodes +[1-9]\\d* +[1-9]\\d* +[1-9]\\d* ")
        .contains("all nodes knew the new owners of its concerts");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
