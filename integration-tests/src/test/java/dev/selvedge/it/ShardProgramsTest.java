package dev.selvedge.it;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sharded methods of every shape, woven while loading and, dumped, woven before. */
class ShardProgramsTest {
  private static final GuardedPrograms PROGRAMS =
      new GuardedPrograms(
          "shards",
          List.of(Artifacts.hashing()),
          List.of("ShardMethodKinds", "ShardOrder", "ShardKeyPaths", "ShardResources"));

  @TestFactory
  List<DynamicNode> wovenWhileLoading() throws Exception {
    return PROGRAMS.inEveryWay();
  }

  @TestFactory
  Stream<DynamicTest> whatOthersOwnDoesNotRunHere() {
    return GuardedPrograms.onEachJdk(
        jdk ->
            GuardedPrograms.local(jdk)
                .withAgent()
                .option("-Dselvedge.ring.default.members=other=127.0.0.1:1")
                .classPath(PROGRAMS.classPath(Compilation.WITH_COMPANIONS))
                .run(Programs.RUN, "ShardElsewhere")
                .passed());
  }

  @TestFactory
  Stream<DynamicTest> withoutTheAgentNothingIsRouted() {
    return PROGRAMS.failsWithoutTheAgent("ShardMethodKinds", "instance, without a key");
  }

  @TestFactory
  Stream<DynamicTest> withoutTheAgentNothingIsOffered() {
    return PROGRAMS.failsWithoutTheAgent(
        "ShardOrder",
        "offered, in a process that is alone: threw dev.selvedge.runtime.NotWovenException");
  }

  @TestFactory
  Stream<DynamicTest> withoutACompanionNothingRunsUnrouted() {
    return PROGRAMS.refusedWithoutCompanions("ShardMethodKinds", "instance", "SV212");
  }
}
