package good;

import dev.selvedge.Retry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** Types in {@code on} that can happen. */
class Failures {
  private static class Hidden extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @Retry(on = {Exception.class, Throwable.class})
  void anything() {}

  @Retry(on = {IllegalStateException.class, OutOfMemoryError.class, Hidden.class})
  void unchecked() {}

  @Retry(on = FileNotFoundException.class)
  void narrower() throws IOException {}

  @Retry(on = IOException.class)
  void wider() throws FileNotFoundException {}

  @Retry(on = SQLException.class)
  void anythingDeclared() throws Exception {}

  @Retry(on = SQLException.class)
  <X extends Exception> void variableDeclared() throws X {}

  @Retry(on = {IOException.class, TimeoutException.class})
  CompletionStage<String> throughTheStage() {
    return new CompletableFuture<>();
  }

  @Retry(on = RuntimeException.class, abortOn = IllegalArgumentException.class)
  void allButOne() {}

  @Retry(on = {}, retryIf = "isBad")
  int onlyResults() {
    return 1;
  }

  boolean isBad(int result) {
    return result < 0;
  }
}
