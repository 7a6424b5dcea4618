package dev.selvedge.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

/** A constructor cannot be built again; the annotation's target makes javac itself say so. */
class ConstructorTest {

  @Test
  void isRejectedByTheCompilerOnItsLine() {
    Compilation compilation =
        Compiles.text(
            "a.Built", "package a;", "class Built {", "  @dev.selvedge.Retry", "  Built() {}", "}");
    assertThat(compilation.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getLineNumber()).isEqualTo(3);
              assertThat(error.getCode()).isEqualTo("compiler.err.annotation.type.not.applicable");
            });
  }
}
