package bad;

import dev.selvedge.DistributedLock;

class Sv420PropertyUnreachable extends ClassLoader {
  @DistributedLock("{invoice.id}") // expect SV420
  void ofAnother(Sv420Invoice invoice) {}

  @DistributedLock("{invoice.number}") // expect SV420
  void throwing(Sv420Invoice invoice) {}

  @DistributedLock("{other.packages}") // expect SV420
  void protectedElsewhere(ClassLoader other) {}
}

class Sv420Invoice {
  private long id;

  long number() throws java.io.IOException {
    return id;
  }
}
