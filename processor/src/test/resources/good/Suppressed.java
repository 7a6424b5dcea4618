package good;

import dev.selvedge.Retry;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Warnings that somebody has thought about. */
class Suppressed {
  @Retry(on = IOException.class)
  @SuppressWarnings("SV151")
  void onMethod() {}

  @Retry
  void onParameter(@SuppressWarnings("SV152") InputStream body) {}

  @Retry(maxAttempts = 1, on = IOException.class)
  @SuppressWarnings({"SV151", "SV154"})
  void several() {}

  @SuppressWarnings("selvedge")
  static class Everything {
    static class Nested {
      @Retry(maxAttempts = 1, on = IOException.class)
      void call(InputStream body) {}
    }
  }

  @Retry
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void outsideAnyTransaction() {}
}
