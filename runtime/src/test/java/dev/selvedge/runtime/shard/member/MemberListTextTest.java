package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.shard.placement.Member;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberListTextTest {

  @Test
  void membersAreSortedByIdAndMayHaveWeights() {
    assertThat(MemberListText.parse("orders", "b=[::1]:9000*0.5 , a = shop-1.acme:1 *2,c=h:65535"))
        .containsExactly(
            new Member("a", "shop-1.acme:1", 2),
            new Member("b", "[::1]:9000", 0.5),
            new Member("c", "h:65535", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a=h:1,; '' is no member",
        "h:1; 'h:1' is no member",
        "=h:1; '=h:1' is no member",
        "a=h; 'h' in 'a=h' is not host:port",
        "a=h:0; 'h:0' in 'a=h:0' is not host:port",
        "a=h:70000; 'h:70000' in",
        "a=::1:9000; '::1:9000' in",
        "a=h:1*0; the weight '0' in",
        "a=h:1*NaN; the weight 'NaN' in",
        "a=h:1*x; the weight 'x' in",
        "a=h:1,a=h:2; the id 'a' is there twice"
      })
  void whatCannotBeReadIsShownWithTheRemedy(String text, String part) {
    assertThatThrownBy(() -> MemberListText.parse("orders", text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("[SV340] selvedge.ring.orders.members: ")
        .hasMessageContaining(part)
        .hasMessageContaining("write id=host:port");
  }
}
