package run;

import dev.selvedge.DistributedLock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whose keys are made for real, by methods that keep count of their calls. */
public class Keys {
  public static final List<String> CALLS = new ArrayList<>();

  public static class Customer {
    public String id;
    public Level level;

    public Customer(String id) {
      this.id = id;
    }
  }

  public enum Level {
    LOW {
      @Override
      public String toString() {
        return "low!";
      }
    }
  }

  public static class Order {
    private final Customer customer;

    public Order(Customer customer) {
      this.customer = customer;
    }

    public Customer getCustomer() {
      CALLS.add("customer");
      return customer;
    }

    public long number() {
      CALLS.add("number");
      return 7;
    }
  }

  @DistributedLock("{a}.{b}")
  void pair(String a, String b) {}

  @DistributedLock("order:{order.customer.id}/{order.number}:{order.customer.level}")
  void order(Order order) {}

  @DistributedLock({"{order.customer.id}", "{order.customer.id}!", "b", "{order.number}"})
  void several(Order order) {}

  @DistributedLock("{flag}{letter}{id}{amount}{count}")
  void kinds(boolean flag, char letter, UUID id, BigDecimal amount, Integer count) {}

  @DistributedLock({"z", "a{{}}"})
  static void constant() {}

  @DistributedLock("{this.secret}{this.hidden.id}")
  void ofHost() {}

  private long secret = 1;
  private Customer hidden = new Customer("h");
}
