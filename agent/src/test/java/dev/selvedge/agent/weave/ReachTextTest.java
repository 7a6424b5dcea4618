package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTextTest {

  @Test
  void nothing() {
    assertThat(ReachText.parse("")).isEmpty();
  }

  @Test
  void thisAndParameters() {
    assertThat(ReachText.parse("#1 this #0"))
        .containsExactly(origin(1), origin(Origin.THIS), origin(0));
  }

  @Test
  void hops() {
    assertThat(
            ReachText.parse(
                "#12>f:com/acme/Billing$Order.id:J"
                    + " this>m:p/A.b:()Lp/B;>i:p/B.c$:()Lp/D;>f:Unnamed._:[Lp/C;"))
        .containsExactly(
            origin(12, new Hop(Hop.Kind.FIELD, "com/acme/Billing$Order", "id", "J")),
            origin(
                Origin.THIS,
                new Hop(Hop.Kind.METHOD, "p/A", "b", "()Lp/B;"),
                new Hop(Hop.Kind.INTERFACE_METHOD, "p/B", "c$", "()Lp/D;"),
                new Hop(Hop.Kind.FIELD, "Unnamed", "_", "[Lp/C;")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "#",
        "#-1",
        "#1234",
        "that",
        "#0>",
        ">f:p/A.b:J",
        "#0>x:p/A.b:J",
        "#0>f:p/A.b:()J",
        "#0>m:p/A.b:J",
        "#0>m:p/A.b:(I)J",
        "#0>m:p/A.b:()V",
        "#0>m:p/A.<init>:()V",
        "#0>f:p/A.b",
        "#0>f:A:J",
        "#0>f:p.A.b:J",
        "#0>f:p/A.b:Lp/B",
        "#0>f:p/A.b:X",
        "#0>f:p/A.b:J>f:p/B.c:J",
        "#0>f:p/A.b:[Lp/B;>f:p/B.c:J"
      })
  void whatSaysNothing(String text) {
    assertThatThrownBy(() -> ReachText.parse("#0 " + text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its '" + text + "' says nothing");
  }

  private static Origin origin(int parameter, Hop... hops) {
    return new Origin(parameter, List.of(hops));
  }
}
