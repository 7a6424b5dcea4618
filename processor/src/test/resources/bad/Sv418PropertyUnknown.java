package bad;

import dev.selvedge.DistributedLock;

class Sv418PropertyUnknown {
  record Customer(long number, String name) {}

  static class Base {
    private String hidden;
  }

  static class Order extends Base {
    static final String TABLE = "orders";

    Customer getCustomer() {
      return null;
    }

    String with(String argument) {
      return argument;
    }
  }

  @DistributedLock("{order.custmer.number}") // expect SV418
  void slip(Order order) {}

  @DistributedLock("{order.customer.nam}") // expect SV418
  void slipFurtherOn(Order order) {}

  @DistributedLock({
    "{order.TABLE}", // expect SV418
    "{order.with}", // expect SV418
    "{order.hidden}", // expect SV418
    "{order.hashCode}", // expect SV418
    "{order.class}", // expect SV418
    "{order.customer.number.digits}" // expect SV418
  })
  void noProperties(Order order) {}

  @DistributedLock("{orders.length}") // expect SV418
  void ofArray(Order[] orders) {}
}
