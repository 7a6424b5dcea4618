package dev.selvedge.benchmarks.retry;

import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The loop that a careful programmer writes by hand. */
@State(Scope.Benchmark)
public class LoopCall extends Subject {

  @Override
  Quote next() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return source.next();
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
