import dev.selvedge.Retry;
import java.util.concurrent.Callable;

/** A class without a package. */
public class Unnamed implements Callable<Integer> {
  private int calls;

  @Override
  @Retry(delay = "0ms")
  public Integer call() {
    if (++calls < 3) {
      throw new IllegalStateException("call " + calls);
    }
    return calls;
  }
}
