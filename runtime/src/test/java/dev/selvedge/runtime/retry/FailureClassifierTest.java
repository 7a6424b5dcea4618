package dev.selvedge.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClassifierTest {
  private static final @Nullable Reason RETRIED = null;

  @AfterEach
  void leaveNoInterrupt() {
    Thread.interrupted();
  }

  @Test
  void theFailureItselfIsMatched() {
    assertThat(on(IOException.class).objection(new FileNotFoundException())).isEqualTo(RETRIED);
    assertThat(on(IOException.class).objection(new IllegalStateException()))
        .isEqualTo(Reason.UNMATCHED);
  }

  @Test
  void itsCausesAreMatchedThen() {
    Throwable wrapped =
        new IllegalStateException(new RuntimeException(new FileNotFoundException()));

    assertThat(on(IOException.class).objection(wrapped)).isEqualTo(RETRIED);
  }

  @Test
  @Timeout(60)
  void causesWithoutEndAreWalkedForAWhile() {
    assertThat(on(IOException.class).objection(new Endless())).isEqualTo(Reason.UNMATCHED);
  }

  /** Makes a new cause each time it is asked. */
  private static final class Endless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable getCause() {
      return new Endless();
    }
  }

  @Test
  void suppressedFailuresAreNotLookedAt() {
    Throwable failure = new IllegalStateException();
    failure.addSuppressed(new IOException());

    assertThat(on(IOException.class).objection(failure)).isEqualTo(Reason.UNMATCHED);
  }

  @Test
  void abortOnWinsWhereverItStands() {
    FailureClassifier classifier =
        new FailureClassifier(List.of(Exception.class), List.of(FileNotFoundException.class));

    assertThat(classifier.objection(new FileNotFoundException())).isEqualTo(Reason.ABORTED);
    assertThat(classifier.objection(new UncheckedIOException(new FileNotFoundException())))
        .isEqualTo(Reason.ABORTED);
    assertThat(classifier.objection(new IOException())).isEqualTo(RETRIED);
  }

  @Test
  void anErrorOnTopIsRetriedOnlyWhereATypeCoversIt() {
    Error error = new StackOverflowError();

    assertThat(on(Exception.class).objection(error)).isEqualTo(Reason.UNMATCHED);
    assertThat(on(StackOverflowError.class).objection(error)).isEqualTo(RETRIED);
    assertThat(on(Throwable.class).objection(error)).isEqualTo(RETRIED);
  }

  @Test
  void aMatchingCauseDoesNotMakeAnErrorRetried() {
    assertThat(on(IOException.class).objection(new AssertionError(new IOException())))
        .isEqualTo(Reason.UNMATCHED);
  }

  @Test
  void anErrorThatIsOnlyACauseDoesNotStopAnException() {
    assertThat(on(IOException.class).objection(new IOException(new AssertionError())))
        .isEqualTo(RETRIED);
  }

  @Test
  void interruptionAndCancellationAreTerminalAnywhereEvenIfNamed() {
    assertThat(on(Throwable.class).objection(new InterruptedException()))
        .isEqualTo(Reason.INTERRUPTED);
    assertThat(on(Exception.class).objection(new RuntimeException(new InterruptedException())))
        .isEqualTo(Reason.INTERRUPTED);
    assertThat(on(CancellationException.class).objection(new CancellationException()))
        .isEqualTo(Reason.INTERRUPTED);
  }

  @Test
  void anInputTimeoutOfAnHttpClientIsNoInterruption() {
    assertThat(on(IOException.class).objection(new InterruptedIOException("timeout")))
        .isEqualTo(RETRIED);
  }

  @Test
  void interruptedInputIsTerminalWhileTheThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(on(IOException.class).objection(new InterruptedIOException()))
        .isEqualTo(Reason.INTERRUPTED);
    assertThat(on(IOException.class).objection(new IOException(new ClosedByInterruptException())))
        .isEqualTo(Reason.INTERRUPTED);
    assertThat(on(IOException.class).objection(new SocketTimeoutException())).isEqualTo(RETRIED);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void ourOwnExceptionsAreTerminalUnlessNamed() {
    assertThat(on(Exception.class).objection(new Terminal())).isEqualTo(Reason.UNMATCHED);
    assertThat(on(Exception.class).objection(new IOException(new Terminal())))
        .isEqualTo(Reason.UNMATCHED);
    assertThat(on(Terminal.class).objection(new Terminal())).isEqualTo(RETRIED);
    assertThat(on(SelvedgeException.class).objection(new Terminal())).isEqualTo(RETRIED);
  }

  @Test
  void ourOwnExceptionsThatPassAreRetriedLikeAnyOther() {
    assertThat(on(Exception.class).objection(new Passing())).isEqualTo(RETRIED);
  }

  @ParameterizedTest(name = "a tail of {0} and a cycle of {1}")
  @CsvSource({"0,1", "0,2", "0,3", "1,1", "1,2", "2,1", "3,5", "5,3", "7,16", "31,33"})
  @Timeout(10)
  void cyclesAmongCausesAreWalkedToTheirEnd(int tail, int cycle) {
    Link[] links = new Link[tail + cycle];
    for (int i = 0; i < links.length; i++) {
      links[i] = new Link();
    }
    for (int i = 0; i < links.length; i++) {
      links[i].next = i + 1 < links.length ? links[i + 1] : links[tail];
    }

    assertThat(on(IOException.class).objection(links[0])).isEqualTo(Reason.UNMATCHED);
    for (Link link : links) {
      assertThat(CauseChain.contains(links[0], link)).isTrue();
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read, and passed on as it is
  private static FailureClassifier on(Class<? extends Throwable>... types) {
    return new FailureClassifier(List.of(types), List.of());
  }

  private static final class Link extends RuntimeException {
    private @Nullable Throwable next;

    @Override
    public synchronized @Nullable Throwable getCause() {
      return next;
    }
  }

  private static class Terminal extends SelvedgeException {
    Terminal() {
      super("terminal", null);
    }
  }

  private static final class Passing extends Terminal {
    @Override
    public boolean retryable() {
      return true;
    }
  }
}
