package bad;

import dev.selvedge.Retry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CancellationException;

class Sv109NothingRetried {
  @Retry(on = {}) // expect SV109
  void empty() {}

  @Retry(abortOn = Throwable.class) // expect SV109
  void defaultCovered() {}

  @Retry(
      on = {FileNotFoundException.class, IllegalStateException.class},
      abortOn = {IOException.class, RuntimeException.class}) // expect SV109
  void allCovered() throws IOException {}

  @Retry(on = {InterruptedException.class, CancellationException.class}) // expect SV109
  void terminal() throws InterruptedException {}
}
