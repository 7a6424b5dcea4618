package dev.selvedge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Classes that the processor has not seen, or would not have let pass. */
class UncheckedProgramsTest {
  private static List<Path> classPath = List.of();

  @BeforeAll
  static void compile() throws IOException {
    List<Path> programs = Programs.classPath(Compilation.WITHOUT_COMPANIONS);
    Path java8 = ProgramCompiler.compile("java8", Artifacts.libraries(), "--release", "8");
    List<Path> seen = Programs.with(java8, programs);
    Path unchecked = ProgramCompiler.compile("unchecked", seen);
    Files.write(
        unchecked.resolve("programs/Unplanned_Selvedge.class"), "not a class file".getBytes(UTF_8));
    Path large =
        ProgramCompiler.compileGenerated(
            LargeMethods.write(Artifacts.work("generated")), "large", programs);
    classPath = Programs.with(large, Programs.with(unchecked, seen));
  }

  @TestFactory
  Stream<DynamicNode> refusedMethodsThrowByDefault() {
    return Jdks.all().stream()
        .map(jdk -> refusals(jdk + " by default", "RefusedFail", Fork.on(jdk).withAgent()));
  }

  @TestFactory
  Stream<DynamicNode> refusedMethodsThrowWhereSaidSo() {
    Jdk jdk = Jdks.all().get(0);
    return Stream.of(
        refusals(
            "an agent argument wins over a property",
            "RefusedFail",
            Fork.on(jdk).withAgent("=unwoven=fail").option("-Dselvedge.unwoven=warn")),
        refusals(
            "a property wins over the environment",
            "RefusedFail",
            Fork.on(jdk)
                .withAgent()
                .option("-Dselvedge.unwoven=fail")
                .environment("SELVEDGE_UNWOVEN", "warn")));
  }

  @TestFactory
  Stream<DynamicNode> refusedMethodsRunUnwovenWhereTheyMay() {
    Jdk jdk = Jdks.all().get(0);
    return Stream.of(
        refusals("agent argument", "RefusedWarn", Fork.on(jdk).withAgent("=unwoven=warn")),
        refusals(
            "property", "RefusedWarn", Fork.on(jdk).withAgent().option("-Dselvedge.unwoven=warn")),
        refusals(
            "environment",
            "RefusedWarn",
            Fork.on(jdk).withAgent().environment("SELVEDGE_UNWOVEN", "warn")));
  }

  @TestFactory
  Stream<DynamicNode> companionsThatAreStaleOrBroken() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () ->
                        assertThat(run(Fork.on(jdk).withAgent(), "Companions").passed().err())
                            .singleElement()
                            .asString()
                            .startsWith(
                                "selvedge: [SV201] class programs.Unplanned_Selvedge cannot")));
  }

  @TestFactory
  Stream<DynamicNode> otherAndBrokenClassFiles() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Outcome outcome = run(Fork.on(jdk).withAgent(), "Formats").passed();
                      assertThat(outcome.saidByAgent())
                          .as(outcome.toString())
                          .filteredOn(line -> line.contains("SV205"))
                          .hasSize(1);
                      assertThat(outcome.err()).as(outcome.toString()).hasSizeLessThanOrEqualTo(8);
                    }));
  }

  @TestFactory
  Stream<DynamicNode> methodsNearTheLimits() {
    return Jdks.all().stream()
        .map(
            jdk ->
                dynamicTest(
                    jdk.toString(),
                    () -> {
                      Outcome outcome = run(Fork.on(jdk).withAgent(), "Large").passed();
                      assertThat(outcome.err())
                          .as(outcome.toString())
                          .singleElement()
                          .asString()
                          .startsWith("selvedge: [SV203] programs.Large#huge(programs.Flaky)");
                    }));
  }

  private static Outcome run(Fork fork, String group) throws Exception {
    return fork.classPath(classPath).run(Programs.RUN, group);
  }

  private static DynamicNode refusals(String name, String group, Fork fork) {
    return dynamicTest(
        name,
        () -> {
          Outcome outcome = run(fork, group).passed();
          assertThat(outcome.err())
              .as(outcome.toString())
              .hasSize(7)
              .allMatch(line -> line.matches("selvedge: \\[SV1\\d\\d] .*programs\\.Refused.*"));
          for (String method : List.of("locked", "future", "stream", "backed", "soon", "never")) {
            assertThat(outcome.err())
                .filteredOn(line -> line.contains("programs.Refused#" + method + "("))
                .hasSize(1);
          }
        });
  }
}
