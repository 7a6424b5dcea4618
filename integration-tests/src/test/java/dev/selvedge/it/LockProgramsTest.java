package dev.selvedge.it;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Locked methods of every shape, woven while loading and, dumped, woven before. */
class LockProgramsTest {
  private static final GuardedPrograms PROGRAMS =
      new GuardedPrograms(
          "locks",
          List.of(),
          List.of("LockMethodKinds", "LockBodies", "LockKeyPaths", "LockOutcomes"));

  @TestFactory
  List<DynamicNode> wovenWhileLoading() throws Exception {
    return PROGRAMS.inEveryWay();
  }

  @TestFactory
  Stream<DynamicTest> withoutTheAgentNothingIsLocked() {
    return PROGRAMS.failsWithoutTheAgent("LockKeyPaths", "enum");
  }

  @TestFactory
  Stream<DynamicTest> withoutACompanionNothingRunsUnlocked() {
    return PROGRAMS.refusedWithoutCompanions("LockMethodKinds", "instance", "SV209");
  }
}
