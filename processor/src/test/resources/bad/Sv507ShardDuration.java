package bad;

import dev.selvedge.ShardBy;

class Sv507ShardDuration {
  @ShardBy(
      value = "id",
      timeout = "2") // expect SV507
  void withoutUnit(long id) {}

  @ShardBy(
      value = "id",
      timeout = "") // expect SV507
  void empty(long id) {}

  @ShardBy(
      value = "id",
      timeout = "0s") // expect SV507
  void none(long id) {}

  @ShardBy(
      value = "id",
      timeout = "-1s") // expect SV507
  void negative(long id) {}

  @ShardBy(value = "id", timeout = "1ms")
  void shortest(long id) {}
}
