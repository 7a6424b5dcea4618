package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BranchCommandTest {

  private final BranchCommand command =
      new BranchCommand(new BranchOptions(3, Optional.empty(), 4, 200, 42), "file:x", "jdbc:y");

  @Test
  void aBranchIsToldWhatToSell() {
    assertThat(command.of(2, List.of()))
        .endsWith(Branch.class.getName(), "jdbc:y", "200", "4", "42", "2");
  }

  @Test
  void aBranchHasTheAgentAndTheSettingsOfItsParent() {
    assertThat(command.of(1, List.of("-javaagent:a.jar=x", "-Dselvedge.lock.waitFor=1s", "-Xmx9g")))
        .contains("-javaagent:a.jar=x", "-Dselvedge.lock.waitFor=1s", "-Xmx96m")
        .doesNotContain("-Xmx9g");
  }

  @Test
  void theCoordinatorOfTheActCountsAndNoOther() {
    assertThat(command.of(1, List.of("-Dselvedge.coordinator=local")))
        .contains("-Dselvedge.coordinator=file:x")
        .doesNotContain("-Dselvedge.coordinator=local");
  }
}
