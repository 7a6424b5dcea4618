package programs;

import dev.selvedge.Retry;
import dev.selvedge.runtime.retry.RetryStopped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;

/** Every kind of failure. */
public class Failures implements Group {

  /** Takes neither a stack trace nor suppressed exceptions. */
  static final class Bare extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bare() {
      super("bare", null, false, false);
    }
  }

  private static final Bare CACHED = new Bare();

  @Override
  public void run(Checks checks) {
    checks.equal("checked", 3, () -> checked(Flaky.twice()));
    checks.equal("sneaky", 3, () -> sneaky(Flaky.twice()));
    checks.equal("subtype of on", 3, () -> named(Flaky.twice(), new FileNotFoundException()));
    checks.equal(
        "cause named in on", 3, () -> named(Flaky.twice(), new Exception(new IOException())));
    checks.equal("error named in on", 3, () -> error(Flaky.twice()));
    checks.equal("stackless", 3, () -> bare(Flaky.twice()));
    Flaky unmatched = Flaky.always();
    checks.thrown(
        "unmatched passes at once, untouched",
        IllegalArgumentException.class,
        () -> named(unmatched, new IllegalArgumentException("no")),
        e -> unmatched.calls() == 1 && e.getSuppressed().length == 0);
    Flaky broken = Flaky.always();
    checks.thrown(
        "error not named passes at once",
        StackOverflowError.class,
        () -> anything(broken, new StackOverflowError()),
        e -> broken.calls() == 1);
    Flaky aborted = Flaky.always();
    checks.thrown(
        "abortOn wins",
        FileNotFoundException.class,
        () -> aborting(aborted),
        e -> aborted.calls() == 1);
    checks.thrown(
        "the last failure carries the earlier and the reason",
        IOException.class,
        () -> numbered(Flaky.always()),
        e -> e.getSuppressed().length == 3 && countStopped(e) == 1);
    checks.thrown(
        "a cached instance comes back as it is",
        Bare.class,
        () -> bare(Flaky.always()),
        e -> e == CACHED && e.getSuppressed().length == 0);
    Flaky interrupted = Flaky.always();
    checks.thrown(
        "interruption ends it",
        InterruptedException.class,
        () -> anything(interrupted, new InterruptedException()),
        e -> interrupted.calls() == 1);
    checks.thrown(
        "stack trace names the user's method",
        IllegalStateException.class,
        () -> unchecked(Flaky.always()),
        e -> Arrays.stream(e.getStackTrace()).anyMatch(f -> f.getMethodName().equals("unchecked")));
  }

  private static long countStopped(Throwable e) {
    return Arrays.stream(e.getSuppressed()).filter(RetryStopped.class::isInstance).count();
  }

  @Retry(delay = "0ms", on = IOException.class)
  private int checked(Flaky flaky) throws IOException {
    return flaky.<IOException>attempt(new IOException("down"));
  }

  @Retry(delay = "0ms")
  private int unchecked(Flaky flaky) {
    return flaky.attempt();
  }

  @Retry(delay = "0ms")
  private int sneaky(Flaky flaky) {
    return flaky.<RuntimeException>attempt(new IOException("undeclared"));
  }

  @Retry(delay = "0ms", on = IOException.class)
  private int named(Flaky flaky, Throwable failure) throws Exception {
    return flaky.<Exception>attempt(failure);
  }

  @Retry(delay = "0ms", on = AssertionError.class)
  private int error(Flaky flaky) {
    return flaky.<RuntimeException>attempt(new AssertionError("wrong"));
  }

  @Retry(delay = "0ms")
  private int anything(Flaky flaky, Throwable failure) throws Exception {
    return flaky.<Exception>attempt(failure);
  }

  @Retry(
      delay = "0ms",
      on = {IOException.class, IllegalStateException.class},
      abortOn = FileNotFoundException.class)
  private int aborting(Flaky flaky) throws IOException {
    return flaky.<IOException>attempt(new FileNotFoundException("gone"));
  }

  @Retry(delay = "0ms")
  private int numbered(Flaky flaky) throws IOException {
    return flaky.<IOException>attempt(new IOException("attempt " + flaky.calls()));
  }

  @Retry(delay = "0ms")
  private int bare(Flaky flaky) {
    return flaky.<RuntimeException>attempt(CACHED);
  }
}
