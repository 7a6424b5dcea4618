package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** What Gradle demands of an isolating processor: every file comes from exactly one class. */
class OriginatingElementsTest {

  @Test
  void everyFileOriginatesInItsHostAlone() {
    Map<String, List<String>> origins = new TreeMap<>();
    List<JavaFileObject> sources = new ArrayList<>(Compiles.support(true));
    sources.add(Fixture.of("good", "Billing").source());
    Compilation compilation =
        com.google.testing.compile.Compiler.javac()
            .withProcessors(
                new RewiredProcessor(
                    Filer.class,
                    (filer, method, arguments) -> {
                      int last = arguments.length - 1;
                      origins.put(
                          String.valueOf(arguments[last - 1]),
                          Stream.of((Element[]) arguments[last]).map(Element::toString).toList());
                      return method.invoke(filer, arguments);
                    }))
            .compile(sources);
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertThat(origins)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "good.Billing_Selvedge", List.of("good.Billing"),
                "META-INF/selvedge/woven/good.Billing", List.of("good.Billing"),
                "good.Billing$Ledger_Selvedge", List.of("good.Billing.Ledger"),
                "META-INF/selvedge/woven/good.Billing$Ledger", List.of("good.Billing.Ledger")));
  }

  @Test
  void isDeclaredToGradle() throws IOException {
    try (var in =
        SelvedgeProcessor.class.getResourceAsStream(
            "/META-INF/gradle/incremental.annotation.processors")) {
      assertThat(in).isNotNull();
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo(SelvedgeProcessor.class.getName() + ",isolating");
    }
  }
}
