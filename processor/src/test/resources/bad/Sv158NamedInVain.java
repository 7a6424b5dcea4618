package bad;

import dev.selvedge.Retry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.CancellationException;

class Sv158NamedInVain {
  @Retry(
      on = {
        IOException.class,
        FileNotFoundException.class, // expect SV158
        CancellationException.class // expect SV158
      },
      abortOn = FileNotFoundException.class)
  void call() throws IOException {}

  @Retry(retryIf = "isBad", abortOn = Exception.class) // expect SV158
  int onlyResults() {
    return 1;
  }

  boolean isBad(int result) {
    return result < 0;
  }
}
