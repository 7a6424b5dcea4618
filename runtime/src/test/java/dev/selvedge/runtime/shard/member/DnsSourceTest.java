package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.shard.placement.Member;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsSourceTest {
  private final FakeNames names = new FakeNames();

  @Test
  void anAddressIsItsOwnId() throws IOException {
    names.addresses = List.of("10.0.0.2", "10.0.0.1", "2001:db8:0:0:0:0:0:1", "10.0.0.1");

    assertThat(DnsSource.parse("orders", "shop.acme:9000").members(names))
        .containsExactly(
            new Member("10.0.0.1:9000", "10.0.0.1:9000"),
            new Member("10.0.0.2:9000", "10.0.0.2:9000"),
            new Member("[2001:db8:0:0:0:0:0:1]:9000", "[2001:db8:0:0:0:0:0:1]:9000"));
  }

  @Test
  void aPodOfAHeadlessServiceIsCalledByItsName() throws IOException {
    names.services =
        List.of(
            new HostPort("shop-1.nodes.default.svc.cluster.local", 9000),
            new HostPort("shop-0.nodes.default.svc.cluster.local", 9001));

    assertThat(DnsSource.parse("orders", "srv:_selvedge._tcp.nodes").members(names))
        .containsExactly(
            new Member("shop-0", "shop-0.nodes.default.svc.cluster.local:9001"),
            new Member("shop-1", "shop-1.nodes.default.svc.cluster.local:9000"));
  }

  @Test
  void twoHostsWithOneNameAreATroubleOfTheSource() {
    names.services = List.of(new HostPort("a.x.acme", 9000), new HostPort("a.y.acme", 9000));

    assertThatThrownBy(() -> DnsSource.parse("orders", "srv:_s._tcp.n").members(names))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("both called 'a'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop.acme", "shop.acme:", "shop.acme:0", "srv:shop.acme", "srv:", ":1"})
  void whatCannotBeReadIsShownWithTheRemedy(String text) {
    assertThatThrownBy(() -> DnsSource.parse("orders", text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("[SV342] selvedge.ring.orders.dns '" + text + "'")
        .hasMessageContaining("srv:_service._tcp.name");
  }

  @Test
  void theAddressesOfThisHostAreKnownWithoutANameServer() throws IOException {
    assertThat(new JndiNames().addresses("127.0.0.1")).containsExactly("127.0.0.1");
    assertThat(new JndiNames().addresses("::1")).containsExactly("0:0:0:0:0:0:0:1");
  }
}
