package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

  private final JavaCommand command =
      new JavaCommand(
          Branch.class,
          Map.of("selvedge.node.expiry", "2s"),
          Map.of("selvedge.coordinator", "file:x"));

  @Test
  void aProcessRunsItsClassWithItsArguments() {
    assertThat(command.with(List.of("a", "b"), List.of()))
        .endsWith(System.getProperty("java.class.path"), Branch.class.getName(), "a", "b");
  }

  @Test
  void aProcessHasTheAgentAndTheSettingsOfItsParent() {
    assertThat(
            command.with(
                List.of(), List.of("-javaagent:a.jar=x", "-Dselvedge.lock.waitFor=1s", "-Xmx9g")))
        .contains("-javaagent:a.jar=x", "-Dselvedge.lock.waitFor=1s", "-Xmx96m")
        .doesNotContain("-Xmx9g");
  }

  @Test
  void theCoordinatorOfTheActCountsAndNoOther() {
    assertThat(command.with(List.of(), List.of("-Dselvedge.coordinator=local")))
        .contains("-Dselvedge.coordinator=file:x")
        .doesNotContain("-Dselvedge.coordinator=local");
  }

  @Test
  void theLastOfTwoSettingsCountsSoDefaultsComeFirst() {
    assertThat(command.with(List.of(), List.of("-Dselvedge.node.expiry=9s")))
        .containsSubsequence("-Dselvedge.node.expiry=2s", "-Dselvedge.node.expiry=9s");
  }

  @Test
  void aBranchIsToldWhatToSell() {
    BranchOptions options = new BranchOptions(3, Optional.empty(), 4, 200, 42);

    assertThat(new BranchCommand(options, "file:x", "jdbc:y").of(2))
        .contains("-Dselvedge.coordinator=file:x")
        .endsWith(Branch.class.getName(), "jdbc:y", "200", "4", "42", "2");
  }

  @Test
  void aNodeIsToldWhoItIsAndWhatToSell() {
    NodeOptions options = new NodeOptions(3, Optional.empty(), 120, 600, 4, 42);

    assertThat(new NodeCommand(options, "file:x", "demo-1", "jdbc:y").of(2))
        .contains(
            "-Dselvedge.coordinator=file:x",
            "-Dselvedge.namespace=demo-1",
            "-Dselvedge.node.id=node-2",
            "-Dselvedge.node.listen=127.0.0.1:0",
            "-Dselvedge.ring.concerts.minMembers=3")
        .endsWith(OfficeNode.class.getName(), "2", "jdbc:y", "120", "600", "4", "42");
  }
}
