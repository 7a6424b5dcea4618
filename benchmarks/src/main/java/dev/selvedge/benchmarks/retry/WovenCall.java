package dev.selvedge.benchmarks.retry;

import dev.selvedge.Jitter;
import dev.selvedge.Retry;
import dev.selvedge.Woven;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The plain call with {@code @Retry} on it, woven by the agent. Refuses to be measured unwoven. */
@State(Scope.Benchmark)
public class WovenCall extends Subject {

  public WovenCall() {
    if (!WovenCall.class.isAnnotationPresent(Woven.class)) {
      throw new IllegalStateException(
          "class "
              + WovenCall.class.getName()
              + " is not woven, so this would measure a plain call; start with"
              + " -javaagent:selvedge-agent.jar");
    }
  }

  @Override
  @Retry(maxAttempts = ATTEMPTS, on = IOException.class, delay = "0ms", jitter = Jitter.NONE)
  Quote next() throws IOException {
    return source.next();
  }
}
