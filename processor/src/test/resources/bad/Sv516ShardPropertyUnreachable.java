package bad;

import dev.selvedge.ShardBy;

class Sv516ShardPropertyUnreachable {
  @ShardBy("invoice.id") // expect SV516
  void ofAnother(Sv516Invoice invoice) {}

  @ShardBy("invoice.number") // expect SV516
  void throwing(Sv516Invoice invoice) {}

  @ShardBy("envelope.secret") // expect SV516
  void recordOfAnother(Sv516Envelope envelope) {}
}

class Sv516Invoice {
  private long id;

  long number() throws java.io.IOException {
    return id;
  }
}

class Sv516Envelope {
  Secret secret;

  private record Secret(long id) {}
}
