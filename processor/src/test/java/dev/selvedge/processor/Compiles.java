package dev.selvedge.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.selvedge.Retry;
import dev.selvedge.processor.Fixture.Problem;
import dev.selvedge.runtime.lock.LockKeys;
import java.io.File;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** Compiles in memory with the processor, as strictly as javac can. */
final class Compiles {

  /** All lint but one: javac says of every annotation that nobody claims that nobody claims it. */
  static final List<String> STRICT = List.of("-Xlint:all,-processing");

  private static final Pattern ID = Pattern.compile("\\[(SV\\d+)]");

  private Compiles() {}

  static Compilation fixture(Fixture fixture, String... moreOptions) {
    List<JavaFileObject> sources = new ArrayList<>(support(fixture.needsRuntime()));
    sources.add(fixture.source());
    return compile(sources, Stream.concat(STRICT.stream(), Arrays.stream(moreOptions)).toList());
  }

  /** Text of one class in a package of its own, beside the support classes. */
  static Compilation text(String className, String... lines) {
    List<JavaFileObject> sources = new ArrayList<>(support(true));
    sources.add(JavaFileObjects.forSourceLines(className, lines));
    return compile(sources, STRICT);
  }

  static Compilation compile(
      List<JavaFileObject> sources, List<String> options, Processor... others) {
    List<Processor> processors = new ArrayList<>(List.of(others));
    processors.add(new SelvedgeProcessor());
    return Compiler.javac()
        .withProcessors(processors)
        .withOptions(options)
        .withClasspath(List.of(locationOf(Retry.class)))
        .compile(sources);
  }

  /** One class against the real runtime, instead of what stands in for it. */
  static Compilation againstTheRuntime(Fixture fixture) {
    return Compiler.javac()
        .withProcessors(new SelvedgeProcessor())
        .withOptions(Stream.concat(STRICT.stream(), Stream.of("-Werror")).toList())
        .withClasspath(runtime())
        .compile(fixture.source());
  }

  /** The real runtime, and what it needs to be compiled against. */
  static List<File> runtime() {
    return List.of(locationOf(Retry.class), locationOf(LockKeys.class), locationOf(Nullable.class));
  }

  private static File locationOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<JavaFileObject> support(boolean withRuntime) {
    return Fixture.in("support").stream()
        .filter(fixture -> withRuntime || !fixture.path().startsWith(Fixture.RUNTIME))
        .map(Fixture::source)
        .toList();
  }

  /** Our own diagnostics in a file, in the order of its lines. */
  static List<Problem> problems(Compilation compilation, Fixture fixture) {
    List<Problem> problems = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> diagnostic : compilation.diagnostics()) {
      JavaFileObject source = diagnostic.getSource();
      Matcher matcher = ID.matcher(diagnostic.getMessage(Locale.ROOT));
      while (matcher.find()) {
        boolean here = source != null && source.getName().endsWith(fixture.toString());
        problems.add(new Problem(here ? diagnostic.getLineNumber() : -1, matcher.group(1)));
      }
    }
    return problems.stream().sorted().toList();
  }

  static List<String> messages(Compilation compilation) {
    return compilation.diagnostics().stream().map(it -> it.getMessage(Locale.ROOT)).toList();
  }
}
