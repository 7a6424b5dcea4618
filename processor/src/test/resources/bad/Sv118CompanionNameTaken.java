package bad;

import dev.selvedge.Retry;

class Sv118CompanionNameTaken { // expect SV118
  @Retry
  void call() {}

  static class Inner { // expect SV118
    @Retry
    void call() {}
  }

  static class Inner_Selvedge {}
}

class Sv118CompanionNameTaken_Selvedge {}
