package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.selvedge.contract.Severity;
import dev.selvedge.processor.Fixture.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file under {@code bad/} is complained about where it says so, and nowhere else. */
class BadFixturesTest {

  private static final Map<String, Severity> SEVERITIES =
      Arrays.stream(dev.selvedge.contract.Diagnostic.values())
          .collect(Collectors.toMap(it -> it.id(), it -> it.severity()));

  static List<Fixture> fixtures() {
    return Fixture.in("bad");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void reportsWhatIsExpectedOnThatLine(Fixture fixture) {
    Compilation compilation = Compiles.fixture(fixture);
    assertThat(Compiles.problems(compilation, fixture))
        .as("%s", compilation.diagnostics())
        .isEqualTo(fixture.expected())
        .isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void failsForErrorsAndOnlyForThem(Fixture fixture) {
    Compilation compilation = Compiles.fixture(fixture);
    boolean expectsError =
        fixture.expected().stream()
            .map(Problem::id)
            .anyMatch(id -> SEVERITIES.get(id) == Severity.ERROR);
    assertThat(compilation.status())
        .isEqualTo(expectsError ? Compilation.Status.FAILURE : Compilation.Status.SUCCESS);
    for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
      String message = diagnostic.getMessage(Locale.ROOT);
      String id = message.replaceAll("(?s).*?\\[(SV\\d+)].*", "$1");
      assertThat(SEVERITIES).as(message).containsKey(id);
      assertThat(diagnostic.getKind().name())
          .as(message)
          .isEqualTo(String.valueOf(SEVERITIES.get(id)));
      assertThat(message)
          .endsWith("(docs/diagnostics.md#" + id.toLowerCase(Locale.ROOT) + ")")
          .doesNotContain("null", "%");
    }
  }
}
