package dev.selvedge.benchmarks.retry;

import dev.selvedge.Woven;
import java.io.IOException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The call without any retrying: what the success path is measured against. */
@State(Scope.Benchmark)
public class PlainCall extends Subject {

  public PlainCall() {
    if (PlainCall.class.isAnnotationPresent(Woven.class)) {
      throw new IllegalStateException(
          "the baseline " + PlainCall.class.getName() + " is woven: it must not be annotated");
    }
  }

  @Override
  Quote next() throws IOException {
    return source.next();
  }
}
