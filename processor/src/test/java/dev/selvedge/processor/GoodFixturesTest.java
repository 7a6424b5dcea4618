package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file under {@code good/} compiles with its companions, without so much as a warning. */
class GoodFixturesTest {

  static List<Fixture> fixtures() {
    return Fixture.in("good");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtures")
  void compilesWithWarningsAsErrors(Fixture fixture) {
    Compilation compilation = Compiles.fixture(fixture, "-Werror");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertThat(compilation.generatedSourceFiles()).isNotEmpty();
  }
}
