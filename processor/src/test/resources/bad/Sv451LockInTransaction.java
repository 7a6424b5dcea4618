package bad;

import dev.selvedge.DistributedLock;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

class Sv451LockInTransaction {
  @DistributedLock("all") // expect SV451
  @Transactional
  void spring() {}

  @DistributedLock("all") // expect SV451
  @jakarta.transaction.Transactional
  void jakarta() {}

  @DistributedLock("all")
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  void outside() {}
}

@Transactional
class Sv451OnClass {
  @DistributedLock("all") // expect SV451
  void call() {}

  @DistributedLock("all")
  private void neverIntercepted() {}

  @DistributedLock("all")
  @SuppressWarnings("SV451")
  void thoughtAbout() {}
}
