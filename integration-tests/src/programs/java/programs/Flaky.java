package programs;

/** Fails for a number of times, then says which attempt it was that went well. */
public final class Flaky {
  private final int failures;
  private int calls;

  public Flaky(int failures) {
    this.failures = failures;
  }

  static Flaky twice() {
    return new Flaky(2);
  }

  static Flaky always() {
    return new Flaky(Integer.MAX_VALUE);
  }

  public synchronized int attempt() {
    return attempt(new IllegalStateException("attempt " + (calls + 1)));
  }

  /** Throws the given failure, checked or not, while it fails. */
  public synchronized <X extends Throwable> int attempt(Throwable failure) throws X {
    calls++;
    if (calls <= failures) {
      @SuppressWarnings("unchecked") // callers say what they throw, or hide it
      X hidden = (X) failure;
      throw hidden;
    }
    return calls;
  }

  public synchronized int calls() {
    return calls;
  }
}
