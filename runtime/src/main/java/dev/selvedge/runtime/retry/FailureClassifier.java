package dev.selvedge.runtime.retry;

import dev.selvedge.runtime.SelvedgeException;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import dev.selvedge.runtime.shard.UnknownOutcomeException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells failures worth another attempt from others; immutable.
 *
 * <p>{@code abortOn}, an interruption or a cancellation anywhere in the chain of causes ends the
 * retrying; else the failure or, unless it is an {@link Error}, one of its causes must be named in
 * {@code on}. What I/O throws when it is interrupted counts as an interruption only while the
 * thread is interrupted: clients such as OkHttp throw {@code InterruptedIOException} for a timeout
 * too.
 */
final class FailureClassifier {
  private final List<Class<? extends Throwable>> on;
  private final boolean aborts;

  // made once, so that classifying allocates nothing
  private final Predicate<Throwable> isMatched;
  private final Predicate<Throwable> isAborting;
  private final Predicate<Throwable> isTerminal;

  FailureClassifier(List<Class<? extends Throwable>> on, List<Class<? extends Throwable>> abortOn) {
    this(on, abortOn, false);
  }

  /**
   * Tells failures of one method apart.
   *
   * @param idempotent whether a call that may have run elsewhere may run again
   */
  FailureClassifier(
      List<Class<? extends Throwable>> on,
      List<Class<? extends Throwable>> abortOn,
      boolean idempotent) {
    this.on = List.copyOf(on);
    this.aborts = !abortOn.isEmpty();
    this.isMatched = t -> isAny(this.on, t);
    this.isAborting = t -> isAny(abortOn, t);
    this.isTerminal =
        t ->
            t instanceof SelvedgeException own
                && !(own instanceof RetryStopped) // says what an inner call came to: see GiveUps
                && !own.retryable()
                && !(idempotent && own instanceof UnknownOutcomeException)
                && !isNamed(this.on, own);
  }

  /** Why the failure is not to be retried, or null if it is. */
  @Nullable Reason objection(Throwable failure) {
    if (CauseChain.find(failure, FailureClassifier::isInterruption) != null) {
      return Reason.INTERRUPTED;
    }
    if (aborts && CauseChain.find(failure, isAborting) != null) {
      return Reason.ABORTED;
    }
    if (CauseChain.find(failure, isTerminal) != null) {
      return Reason.UNMATCHED;
    }
    boolean matched =
        failure instanceof Error
            ? isMatched.test(failure)
            : CauseChain.find(failure, isMatched) != null;
    return matched ? null : Reason.UNMATCHED;
  }

  private static boolean isInterruption(Throwable t) {
    return t instanceof InterruptedException
        || t instanceof CancellationException
        || (isInterruptedInput(t) && Thread.currentThread().isInterrupted());
  }

  private static boolean isInterruptedInput(Throwable t) {
    return t instanceof ClosedByInterruptException
        || t instanceof FileLockInterruptionException
        || (t instanceof InterruptedIOException && !(t instanceof SocketTimeoutException));
  }

  private static boolean isNamed(List<Class<? extends Throwable>> on, SelvedgeException own) {
    for (int i = 0; i < on.size(); i++) {
      if (SelvedgeException.class.isAssignableFrom(on.get(i)) && on.get(i).isInstance(own)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAny(List<Class<? extends Throwable>> types, Throwable t) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
