package bad;

import dev.selvedge.ShardBy;

class Sv514ShardPropertyUnknown {
  record Customer(long number, String name) {}

  static class Base {
    private String hidden;
  }

  static class Order extends Base {
    static final String TABLE = "orders";
    private Customer customer;

    Customer getCustomer() {
      return customer;
    }
  }

  @ShardBy({
    "order.custmer.number", // expect SV514
    "order.customer.nam", // expect SV514
    "order.TABLE", // expect SV514
    "order.hidden", // expect SV514
    "order.hashCode", // expect SV514
    "order.customer.number.digits" // expect SV514
  })
  static void call(Order order) {}
}
