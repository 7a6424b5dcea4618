package bad;

import dev.selvedge.Retry;
import java.io.IOException;

class Sv112FallbackAmbiguous {
  @Retry(fallback = "cached") // expect SV112
  int fetch(long id) throws IOException {
    return 1;
  }

  int cached(long id) {
    return 2;
  }

  int cached(long id, IOException cause) {
    return 3;
  }
}
