package dev.selvedge.storetests.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes find each other in a directory, and die in it. */
class FileMembersProcessesTest {
  /** So long that nothing here can be due to it. */
  private static final String NEVER = "10m";

  @TempDir Path directory;
  private final List<Forked> processes = new ArrayList<>();

  @AfterEach
  void endAll() {
    processes.forEach(Forked::close);
  }

  private Forked node(Path jdk, String id, String expiry) throws IOException {
    Forked process =
        Forked.run(MemberProgram.class, jdk, directory.toString(), id, "200ms", expiry);
    processes.add(process);
    return process;
  }

  private Forked node(String id, String expiry) throws IOException {
    return node(Path.of(System.getProperty("java.home")), id, expiry);
  }

  private static void awaitView(Forked node, String members) throws InterruptedException {
    while (!node.awaitLine("view").equals(members)) {
      // an earlier one
    }
  }

  @Test
  void processesOfAllJdksFindEachOther() throws Exception {
    List<Path> jdks = Forked.jdks();
    for (int i = 0; i < 3; i++) {
      node(jdks.get(i % jdks.size()), "n" + i, NEVER);
    }

    for (Forked process : processes) {
      awaitView(process, "n0,n1,n2");
    }
  }

  @Test
  void aKilledProcessIsMissedLongBeforeItsRecordExpires() throws Exception {
    Forked first = node("n0", NEVER);
    Forked second = node("n1", NEVER);
    Forked third = node("n2", NEVER);
    for (Forked each : processes) {
      awaitView(each, "n0,n1,n2");
    }

    second.kill();

    awaitView(first, "n0,n2");
    awaitView(third, "n0,n2");
  }

  @Test
  void aKilledProcessThatStartsAgainIsAMemberAgain() throws Exception {
    Forked first = node("n0", NEVER);
    Forked second = node("n1", NEVER);
    awaitView(first, "n0,n1");
    second.kill();
    awaitView(first, "n0");

    Forked again = node("n1", NEVER);

    awaitView(first, "n0,n1");
    awaitView(again, "n0,n1");
  }

  @Test
  void aStoppedProcessIsMissedAndKnowsItWhenItGoesOn() throws Exception {
    Forked first = node("n0", "3s");
    Forked second = node("n1", "3s");
    awaitView(first, "n0,n1");
    awaitView(second, "n0,n1");
    second.signal("STOP");
    awaitView(first, "n0");
    second.say("serves?");

    second.signal("CONT");

    assertThat(second.awaitLine("serves")).isEqualTo("false");
    awaitView(second, "n0,n1");
    awaitView(first, "n0,n1");
    second.say("serves?");
    assertThat(second.awaitLine("serves")).isEqualTo("true");
  }

  @Test
  void aProcessThatLeavesIsMissedAndThenEnds() throws Exception {
    Forked first = node("n0", NEVER);
    Forked second = node("n1", NEVER);
    awaitView(first, "n0,n1");
    awaitView(second, "n0,n1");

    second.say("leave");

    awaitView(first, "n0");
    second.awaitLine("left");
  }

  @Test
  void theElderOfTwoWithOneIdStepsAside() throws Exception {
    Forked elder = node("n0", NEVER);
    awaitView(elder, "n0");

    Forked younger = node("n0", NEVER);

    elder.awaitLine("SEVERE: [SV344]");
    awaitView(younger, "n0");
    elder.say("serves?");
    assertThat(elder.awaitLine("serves")).isEqualTo("false");
    younger.say("serves?");
    assertThat(younger.awaitLine("serves")).isEqualTo("true");
  }
}
