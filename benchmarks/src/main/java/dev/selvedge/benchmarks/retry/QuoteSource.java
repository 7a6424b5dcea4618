package dev.selvedge.benchmarks.retry;

import java.io.IOException;
import java.util.stream.LongStream;

/**
 * The body that every subject calls: it fails as often as it was told to and then answers with the
 * next of sixteen quotes. It allocates nothing, so each byte per operation is the library's.
 *
 * <p>Failures are made beforehand and carry no stack trace: filling one in costs microseconds that
 * grow with the depth of the stack, and would drown what is measured. They are two distinct
 * objects, because a failure that comes twice is a special case that real failures seldom are. Not
 * thread-safe.
 */
final class QuoteSource {

  private static final int QUOTES = 16;

  private final Quote[] quotes =
      LongStream.range(0, QUOTES).mapToObj(Quote::new).toArray(Quote[]::new);
  private final Unavailable even = new Unavailable("even");
  private final Unavailable odd = new Unavailable("odd");
  private int answered;
  private int failuresLeft;

  /** The next quote. */
  Quote next() throws IOException {
    if (failuresLeft != 0) {
      throw (failuresLeft-- & 1) == 0 ? even : odd;
    }
    return quotes[answered++ & (QUOTES - 1)];
  }

  /** Makes the following calls fail, as many as said. */
  void failNext(int times) {
    failuresLeft = times;
  }

  int failuresLeft() {
    return failuresLeft;
  }

  /** How many calls were answered rather than failed. */
  int answered() {
    return answered;
  }

  private static final class Unavailable extends IOException {
    Unavailable(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }
}
