package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Filer;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** A fault of the processor's own is a diagnostic like any other, never a crash of the compiler. */
class ProcessorFailureTest {

  @Test
  void anUnexpectedExceptionIsReportedOnTheClass() {
    Compilation compilation =
        compile(
            (filer, method, arguments) -> {
              throw new IllegalStateException("unforeseen");
            });
    assertReported(compilation, "good.InOrder: java.lang.IllegalStateException: unforeseen");
  }

  @Test
  void aFileThatCannotBeWrittenIsReportedOnTheClass() {
    Compilation compilation =
        compile(
            (filer, method, arguments) -> {
              if (method.getName().equals("createResource")) {
                throw new IOException("no space left");
              }
              return method.invoke(filer, arguments);
            });
    assertReported(compilation, "good.InOrder: java.io.IOException: no space left");
  }

  private static Compilation compile(RewiredProcessor.Wire wire) {
    List<JavaFileObject> sources = new ArrayList<>(Compiles.support(true));
    sources.add(
        com.google.testing.compile.JavaFileObjects.forSourceString(
            "good.InOrder",
            """
            package good;
            class InOrder {
              @dev.selvedge.Retry void m() {}
            }
            """));
    return com.google.testing.compile.Compiler.javac()
        .withProcessors(new RewiredProcessor(Filer.class, wire))
        .compile(sources);
  }

  private static void assertReported(Compilation compilation, String what) {
    assertThat(compilation.errors()).hasSize(1);
    Diagnostic<? extends JavaFileObject> error = compilation.errors().get(0);
    assertThat(error.getLineNumber()).isEqualTo(2);
    assertThat(error.getMessage(Locale.ROOT)).contains("[SV199]", what);
    assertThat(compilation.notes())
        .anyMatch(note -> note.getMessage(Locale.ROOT).contains("at dev.selvedge.processor."));
  }
}
