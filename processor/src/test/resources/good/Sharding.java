package good;

import dev.selvedge.Affinity;
import dev.selvedge.DistributedLock;
import dev.selvedge.Idempotent;
import dev.selvedge.Retry;
import dev.selvedge.Shard;
import dev.selvedge.ShardBy;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;

/** The one whose routing's companion is compared letter by letter. */
class Sharding {
  private final Place region = new Place(Country.DE, 1);

  enum Country {
    DE,
    FR
  }

  record Place(Country country, Integer zone) {}

  record Customer(UUID id, Place place) {}

  record Balance(long cents) {}

  @ShardBy(value = "customerId", timeout = "2s")
  Balance balance(String customerId) {
    return null;
  }

  @Retry
  @Idempotent
  @ShardBy(
      value = {"this.region", "customer.id", "amount", "day"},
      ring = "payments",
      affinity = Affinity.PREFERRED)
  @DistributedLock("customer:{customer.id}")
  void book(Customer customer, int amount, LocalDate day) {}

  @ShardBy("customer")
  static boolean isKnown(Customer customer) {
    return true;
  }

  @ShardBy(value = "customer.place.zone", ring = "orders")
  Balance find(Customer customer, @Shard DataSource db) {
    return null;
  }

  private static final class Secret {
    long number;
    private Customer customer;
  }

  @ShardBy({"secret.number", "secret.customer.place"})
  private void hide(String unused, Secret secret) {}
}
