package dev.selvedge.benchmarks.retry;

/**
 * One way of calling the {@link QuoteSource}. All that retry make three attempts in total over
 * {@code IOException}, without delay and without jitter; what can be prepared once (policies,
 * contexts, lambdas) is, in favour of the peers. Not thread-safe.
 */
public abstract class Subject {

  /** Attempts in total that each subject is configured for. */
  static final int ATTEMPTS = 3;

  final QuoteSource source = new QuoteSource();

  /** The measured call. */
  abstract Quote next() throws Exception;
}
