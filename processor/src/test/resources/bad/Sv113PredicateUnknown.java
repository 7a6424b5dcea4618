package bad;

import dev.selvedge.Retry;

class Sv113PredicateUnknown {
  @Retry(retryIf = "isEmtpy") // expect SV113
  String fetch() {
    return "";
  }

  boolean isEmpty(String result) {
    return result.isEmpty();
  }
}
