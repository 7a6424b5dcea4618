package bad;

import dev.selvedge.ShardBy;
import dev.selvedge.ShardMode;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Sv517ShardValueUnusable {
  static class Customer {
    long id;
  }

  record Money(double amount, String currency) {}

  record Priced(long id, Money money) {}

  record Tree(long id, Tree parent) {}

  record Nothing() {}

  record Growing<E>(long id, Growing<Box<E>> next) {}

  record Box<V>(V value) {}

  private StringBuilder text;

  void close() {}

  @ShardBy({
    "customer", // expect SV517
    "customer.id"
  })
  void arbitrary(Customer customer) {}

  @ShardBy({
    "this", // expect SV517
    "this.text", // expect SV517
    "this.close" // expect SV517
  })
  void ofThis() {}

  @ShardBy({
    "amount", // expect SV517
    "factor", // expect SV517
    "money", // expect SV517
    "priced", // expect SV517
    "priced.id"
  })
  void floating(double amount, Float factor, Money money, Priced priced) {}

  @ShardBy(
      value = {
        "tree", // expect SV517
        "nothing", // expect SV517
        "box", // expect SV517
        "growing" // expect SV517
      },
      mode = ShardMode.SELECT)
  void records(Tree tree, Nothing nothing, Box<byte[]> box, Growing<String> growing) {}

  @ShardBy(
      value = {
        "bytes", // expect SV517
        "names", // expect SV517
        "map", // expect SV517
        "maybe", // expect SV517
        "anything", // expect SV517
        "chars", // expect SV517
        "box", // expect SV517
        "uri", // expect SV517
        "date" // expect SV517
      },
      mode = ShardMode.SELECT)
  <T> void containers(
      byte[] bytes,
      List<String> names,
      Map<String, String> map,
      Optional<String> maybe,
      T anything,
      CharSequence chars,
      Box<?> box,
      URI uri,
      Date date) {}
}
