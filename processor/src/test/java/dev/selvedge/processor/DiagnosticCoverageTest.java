package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.contract.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing is reported that no test has seen and no page explains. */
class DiagnosticCoverageTest {

  private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");

  /** Needs a processor that fails, which no source file can bring about: ProcessorFailureTest. */
  private static final Set<Diagnostic> WITHOUT_FIXTURE = Set.of(Diagnostic.PROCESSOR_FAILED);

  @Test
  void everyCompileTimeDiagnosticHasABadFixtureNamedAfterIt() {
    List<Fixture> fixtures = Fixture.in("bad");
    for (Diagnostic diagnostic : Diagnostic.values()) {
      if (isOfTheCompiler(diagnostic) && !WITHOUT_FIXTURE.contains(diagnostic)) {
        String prefix = "Sv" + diagnostic.id().substring(2);
        assertThat(fixtures)
            .as(diagnostic.id())
            .anySatisfy(
                fixture -> {
                  assertThat(fixture.toString()).startsWith(prefix);
                  assertThat(fixture.expected())
                      .anyMatch(problem -> problem.id().equals(diagnostic.id()));
                });
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Diagnostic.class)
  void everyDiagnosticIsExplained(Diagnostic diagnostic) throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("\n## " + diagnostic.id() + "\n")
        .contains(severityLine(diagnostic));
  }

  @Test
  void thePageExplainsNothingElse() throws IOException {
    Set<String> explained =
        Pattern.compile("(?m)^## (SV\\d+)$")
            .matcher(Files.readString(PAGE))
            .results()
            .map((MatchResult heading) -> heading.group(1))
            .collect(Collectors.toSet());
    assertThat(explained)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Diagnostic.values()).map(Diagnostic::id).toList());
  }

  @Test
  void idsAreUnique() {
    assertThat(Arrays.stream(Diagnostic.values()).map(Diagnostic::id)).doesNotHaveDuplicates();
  }

  private static boolean isOfTheCompiler(Diagnostic diagnostic) {
    return diagnostic.id().matches("SV[145]\\d+");
  }

  private static String severityLine(Diagnostic diagnostic) {
    String id = diagnostic.id();
    return "\n## "
        + id
        + "\n\n**"
        + (diagnostic.severity() == Severity.ERROR ? "Error" : "Warning")
        + "**";
  }
}
