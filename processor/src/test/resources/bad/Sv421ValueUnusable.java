package bad;

import dev.selvedge.DistributedLock;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class Sv421ValueUnusable {
  record Customer(long id, Address address) {}

  record Address(String street) {}

  private StringBuilder text;

  void close() {}

  @DistributedLock({
    "{customer}", // expect SV421
    "{customer.address}" // expect SV421
  })
  void arbitrary(Customer customer) {}

  @DistributedLock({
    "{this}", // expect SV421
    "{this.text}", // expect SV421
    "{this.close}" // expect SV421
  })
  void ofThis() {}

  @DistributedLock({
    "{amount}", // expect SV421
    "{factor}" // expect SV421
  })
  void floating(double amount, Float factor) {}

  @DistributedLock({
    "{bytes}", // expect SV421
    "{names}", // expect SV421
    "{map}", // expect SV421
    "{maybe}", // expect SV421
    "{anything}", // expect SV421
    "{chars}" // expect SV421
  })
  <T> void containers(
      byte[] bytes,
      List<String> names,
      Map<String, String> map,
      Optional<String> maybe,
      T anything,
      CharSequence chars) {}

  @DistributedLock({
    "{uri}", // expect SV421
    "{uri.toASCIIString}",
    "{locale}", // expect SV421
    "{locale.toLanguageTag}",
    "{date}", // expect SV421
    "{date.time}",
    "{type}", // expect SV421
    "{type.name}"
  })
  void withoutCanonicalText(URI uri, Locale locale, Date date, Class<?> type) {}
}
