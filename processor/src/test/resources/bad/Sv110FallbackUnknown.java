package bad;

import dev.selvedge.Retry;

class Sv110FallbackUnknown extends Sv110Base {
  @Retry(fallback = "cachde") // expect SV110
  int misspelt() {
    return 1;
  }

  @Retry(fallback = "inherited") // expect SV110
  int inBase() {
    return 1;
  }

  @Retry(fallback = "nothingLikeIt") // expect SV110
  int unlikeAny() {
    return 1;
  }

  int cached() {
    return 2;
  }
}

class Sv110Base {
  int inherited() {
    return 3;
  }
}
