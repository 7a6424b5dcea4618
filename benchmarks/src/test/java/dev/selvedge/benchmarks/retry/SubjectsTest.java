package dev.selvedge.benchmarks.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured side by side must do the same: three attempts, no more and no fewer. */
class SubjectsTest {

  static Stream<Named<Supplier<Subject>>> retrying() {
    return Stream.of(
        Named.of("loop", LoopCall::new),
        Named.of("resilience4j", Resilience4jCall::new),
        Named.of("failsafe", FailsafeCall::new),
        Named.of("springProxy", SpringProxyCall::new),
        Named.of("springTemplate", SpringTemplateCall::new),
        Named.of("springRetry", SpringRetryCall::new),
        Named.of("smallRye", SmallRyeCall::new));
  }

  @ParameterizedTest
  @MethodSource("retrying")
  void survives_two_failures(Supplier<Subject> make) throws Exception {
    Subject subject = make.get();
    try {
      subject.source.failNext(2);
      assertThat(subject.next()).isNotNull();
      assertThat(subject.source.failuresLeft()).isZero();
      assertThat(subject.source.answered()).isEqualTo(1);
    } finally {
      close(subject);
    }
  }

  @ParameterizedTest
  @MethodSource("retrying")
  void gives_up_after_the_third_failure(Supplier<Subject> make) throws Exception {
    Subject subject = make.get();
    try {
      subject.source.failNext(4);
      assertThatThrownBy(subject::next).isInstanceOf(Exception.class);
      assertThat(subject.source.failuresLeft()).isEqualTo(1);
      assertThat(subject.source.answered()).isZero();
    } finally {
      close(subject);
    }
  }

  @Test
  void the_plain_call_does_not_retry() {
    PlainCall plain = new PlainCall();
    plain.source.failNext(2);
    assertThatThrownBy(plain::next).isInstanceOf(IOException.class);
    assertThat(plain.source.failuresLeft()).isEqualTo(1);
  }

  @Test
  void an_unwoven_method_is_refused() {
    assertThatThrownBy(WovenCall::new)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not woven")
        .hasMessageContaining("-javaagent:selvedge-agent.jar");
  }

  @Test
  void consecutive_failures_are_distinct() {
    QuoteSource source = new QuoteSource();
    source.failNext(2);
    List<Throwable> failures = List.of(catchThrowable(source::next), catchThrowable(source::next));
    assertThat(failures.get(0)).isNotSameAs(failures.get(1));
    assertThat(failures).allSatisfy(failure -> assertThat(failure.getStackTrace()).isEmpty());
  }

  private static void close(Subject subject) {
    if (subject instanceof SpringProxyCall spring) {
      spring.close();
    } else if (subject instanceof SpringRetryCall spring) {
      spring.close();
    }
  }
}
