package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent is told wrongly stops the program before it starts, in one line. */
class AgentArgumentsTest {

  @ParameterizedTest
  @ValueSource(strings = {"=unwoven=maybe", "=verbose", "=debug=", "=unwoven=fail,unwoven=fail"})
  void badAgentArgument(String argument) throws Exception {
    refused(Fork.on(Jdks.all().get(0)).withAgent(argument));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Dselvedge.unwoven=no", "-Dselvedge.debug= "})
  void badProperty(String property) throws Exception {
    refused(Fork.on(Jdks.all().get(0)).withAgent().option(property));
  }

  private static void refused(Fork fork) throws Exception {
    Outcome outcome =
        fork.classPath(Programs.classPath(Compilation.WITHOUT_COMPANIONS))
            .run(Programs.RUN, "Results");

    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .as(outcome.toString())
        .singleElement()
        .asString()
        .startsWith("selvedge: [SV206] ");
  }
}
