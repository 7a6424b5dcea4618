package bad;

import dev.selvedge.ShardBy;

class Sv508RingName {
  @ShardBy(
      value = "id",
      ring = "") // expect SV508
  void empty(long id) {}

  @ShardBy(
      value = "id",
      ring = " ") // expect SV508
  void blank(long id) {}

  @ShardBy(
      value = "id",
      ring = "orders.eu") // expect SV508
  void dotted(long id) {}

  @ShardBy(
      value = "id",
      ring = "1st") // expect SV508
  void number(long id) {}

  @ShardBy(value = "id", ring = "orders_2-eu")
  void name(long id) {}
}
