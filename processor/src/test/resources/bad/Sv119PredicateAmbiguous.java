package bad;

import dev.selvedge.Retry;

class Sv119PredicateAmbiguous {
  @Retry(retryIf = "isBad") // expect SV119
  String fetch() {
    return "";
  }

  boolean isBad(String result) {
    return result.isEmpty();
  }

  boolean isBad(Object result) {
    return result == null;
  }
}
