package good;

import dev.selvedge.DistributedLock;
import dev.selvedge.Guarantee;
import dev.selvedge.LockMode;
import dev.selvedge.OnBusy;
import dev.selvedge.OnLost;
import dev.selvedge.Retry;
import java.util.UUID;

/** The one whose locks' companion is compared letter by letter. */
class Locking {
  private final String region = "eu";

  record Customer(UUID id, Level level) {}

  record Invoice(long id, Customer customer) {}

  enum Level {
    LOW,
    HIGH
  }

  @Retry
  @DistributedLock("invoice:{invoice.id}")
  void charge(Invoice invoice) {}

  @DistributedLock({"region:{this.region}", "{{{to.customer.id}}}/{amount}", "{to.customer.level}"})
  void book(Invoice from, Invoice to, int amount) {}

  @DistributedLock(
      value = {"nightly {{all}}", "second"},
      waitFor = "0ms",
      lease = "1m",
      onBusy = OnBusy.SKIP,
      onLost = OnLost.INTERRUPT,
      holdAtLeast = "30s",
      mode = LockMode.SHARED,
      require = Guarantee.FENCED,
      coordinator = "reports")
  static void nightly() {}

  private static final class Secret {
    private final Invoice invoice = null;
    long number;
  }

  @DistributedLock("{secret.number}{secret.invoice.id}{secret.invoice.customer.id}")
  private void hide(String unused, Secret secret) {}
}
