package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Life beside other processors: their classes come a round later, and the annotation is theirs too.
 */
class RoundsTest {

  private static final String[] HOST = {
    "package a;",
    "class Host<T extends made.Bound> extends made.Base {",
    "  @dev.selvedge.Retry(on = made.Failure.class, delay = made.Base.DELAY, fallback = \"other\")",
    "  made.Result call(java.util.List<? extends made.Result[]> all) throws made.Failure {",
    "    return null;",
    "  }",
    "  made.Result other(java.util.List<? extends made.Result[]> all) { return null; }",
    "}"
  };

  private static final Map<String, String> MADE =
      Map.of(
          "made.Base",
          "package made; public class Base { public static final String DELAY = \"7s\"; }",
          "made.Bound",
          "package made; public interface Bound {}",
          "made.Failure",
          "package made; public class Failure extends Exception {"
              + " private static final long serialVersionUID = 1; }",
          "made.Result",
          "package made; public class Result {}");

  @Test
  void waitsForTypesThatOthersGenerate() throws ReflectiveOperationException {
    Compilation compilation = compile(new Maker(MADE), HOST);
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(new LoadedClasses(compilation).plans("a.Host_Selvedge"))
        .containsValue("a.Host_Selvedge a.Host call(java.util.List) delay=7s on=[made.Failure]");
  }

  @Test
  void seesAnnotatedClassesThatOthersGenerate() throws ReflectiveOperationException {
    String generated = "package made; class Late { @dev.selvedge.Retry void call() {} }";
    Compilation compilation =
        compile(new Maker(Map.of("made.Late", generated)), "package a;", "class Host {}");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(new LoadedClasses(compilation).plans("made.Late_Selvedge")).hasSize(1);
  }

  @Test
  void waitsForTypesOnTheWayToAKey() throws ReflectiveOperationException {
    Map<String, String> made =
        Map.of(
            "made.Base",
            "package made; public class Base { public long getId() { return 1; } }",
            "made.Result",
            "package made; public class Result extends Base {}");
    Compilation compilation =
        compile(
            new Maker(made),
            "package a;",
            "class Host {",
            "  static class Heir extends made.Base {}",
            "  static class Order { made.Result result; }",
            "  @dev.selvedge.DistributedLock(\"{order.result.id}{heir.id}\")",
            "  void call(Order order, Heir heir) {}",
            "}");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(new LoadedClasses(compilation).plans("a.Host_Selvedge"))
        .containsValue("a.Host call(a.Host.Order,a.Host.Heir)")
        .containsValue("#0 #1");
  }

  @Test
  void waitsForTypesInAShardKeyAndInWhatTravels() throws ReflectiveOperationException {
    Map<String, String> made =
        Map.of(
            "made.Id",
            "package made; public record Id(long number) {}",
            "made.Base",
            "package made; public class Base {}",
            "made.Line",
            "package made; public record Line(String text) {}");
    Compilation compilation =
        compile(
            new Maker(made),
            "package a;",
            "class Host {",
            "  record Order(made.Id id) {}",
            "  static class Heir extends made.Base { int rank; }",
            "  record Bill(java.util.List<made.Line> lines, Heir heir) {}",
            "  @dev.selvedge.ShardBy(\"order\")",
            "  Bill call(Order order) { return null; }",
            "}");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(new LoadedClasses(compilation).plans("a.Host_Selvedge")).containsValue("#0");
  }

  @Test
  void waitsForTheKeysOfMapsThatTravel() {
    Map<String, String> made = Map.of("made.Kind", "package made; public enum Kind { ONE }");
    Compilation compilation =
        compile(
            new Maker(made),
            "package a;",
            "class Host {",
            "  record Bill(java.util.Map<made.Kind, Long> sums) {}",
            "  @dev.selvedge.ShardBy(\"id\") Bill call(long id) { return null; }",
            "}");
    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generatedSourceFile("a.Host_Selvedge")).isPresent();
  }

  @Test
  void checksWhatTravelsOnceItIsThere() {
    Map<String, String> made =
        Map.of("made.Line", "package made; public record Line(java.io.InputStream text) {}");
    Compilation compilation =
        compile(
            new Maker(made),
            "package a;",
            "class Host {",
            "  record Bill(made.Line line) {}",
            "  @dev.selvedge.ShardBy(\"id\") Bill call(long id) { return null; }",
            "}");
    assertThat(Compiles.messages(compilation))
        .singleElement()
        .asString()
        .contains("[SV505]", "java.io.InputStream in its 'line.text'");
  }

  @Test
  void leavesTypesThatTravelAndNobodyGeneratesToTheCompiler() {
    Compilation compilation =
        compile(
            new Maker(Map.of()),
            "package a;",
            "class Host {",
            "  record Bill(made.Line line) {}",
            "  @dev.selvedge.ShardBy(\"id\") Bill call(long id) { return null; }",
            "}");
    assertThat(Compiles.messages(compilation))
        .isNotEmpty()
        .noneMatch(message -> message.contains("[SV"));
  }

  @Test
  void leavesTypesOnTheWayToAKeyThatNobodyGeneratesToTheCompiler() {
    Compilation compilation =
        compile(
            new Maker(Map.of()),
            "package a;",
            "class Host {",
            "  made.Result result;",
            "  @dev.selvedge.DistributedLock(\"{this.result.id}\") void call() {}",
            "}");
    assertThat(Compiles.messages(compilation))
        .singleElement()
        .asString()
        .contains("package made does not exist");
  }

  @Test
  void validatesWhatHadToWait() {
    Map<String, String> made = Map.of("made.Result", "package made; public class Result {}");
    Compilation compilation =
        compile(
            new Maker(made),
            "package a;",
            "class Host { @dev.selvedge.Retry synchronized made.Result call() { return null; } }");
    assertThat(Compiles.messages(compilation)).singleElement().asString().contains("[SV104]");
  }

  @Test
  void leavesTypesThatNobodyGeneratesToTheCompiler() {
    Compilation compilation = compile(new Maker(Map.of()), HOST);
    assertThat(compilation.status()).isEqualTo(Compilation.Status.FAILURE);
    assertThat(Compiles.messages(compilation))
        .isNotEmpty()
        .noneMatch(message -> message.contains("[SV"));
  }

  @Test
  void claimsNothing() {
    Watcher watcher = new Watcher();
    List<JavaFileObject> sources = new ArrayList<>(Compiles.support(true));
    sources.add(Fixture.of("good", "Billing").source());
    Compilation compilation =
        com.google.testing.compile.Compiler.javac()
            .withProcessors(new SelvedgeProcessor(), watcher)
            .compile(sources);
    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertThat(watcher.sawRetry).isTrue();
  }

  private static Compilation compile(AbstractProcessor other, String... host) {
    List<JavaFileObject> sources = new ArrayList<>(Compiles.support(true));
    sources.add(JavaFileObjects.forSourceLines("a.Host", host));
    return Compiles.compile(sources, Compiles.STRICT, other);
  }

  /** Generates classes in the first round, as those processors do whose output user code names. */
  private static final class Maker extends AbstractProcessor {
    private final Map<String, String> classes;
    private boolean done;

    Maker(Map<String, String> classes) {
      this.classes = classes;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        classes.forEach(this::write);
      }
      return false;
    }

    private void write(String name, String text) {
      try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
        writer.write(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Watcher extends AbstractProcessor {
    private boolean sawRetry;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("dev.selvedge.Retry");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      sawRetry |= !annotations.isEmpty();
      return false;
    }
  }
}
