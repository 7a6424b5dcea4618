package dev.selvedge.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.spi.MemberRecord.State;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberRecordTest {

  private static MemberRecord member(long incarnation, State state) {
    return new MemberRecord("a", incarnation, "h:1", 0.1, state, Set.of("x y", "ä"), 3);
  }

  @Test
  void itsTextIsReadAsWritten() {
    MemberRecord member = member(Long.MAX_VALUE, State.DRAINING);

    assertThat(MemberRecord.parse(member.text())).isEqualTo(member);
  }

  @Test
  void whatIsInNoRingIsReadAsWritten() {
    MemberRecord idle = new MemberRecord("a", 0, "", 1, State.GONE, Set.of(), 0);

    assertThat(MemberRecord.parse(idle.text())).isEqualTo(idle);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "2\na\n1\nh:1\n1.0\nUP\n0", "1\na\nx\nh:1\n1.0\nUP\n0"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> MemberRecord.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLifeNeverGoesBack() {
    assertThat(member(2, State.JOINING).replaces(member(1, State.GONE))).isTrue();
    assertThat(member(1, State.GONE).replaces(member(2, State.JOINING))).isFalse();
    assertThat(member(1, State.DRAINING).replaces(member(1, State.UP))).isTrue();
    assertThat(member(1, State.UP).replaces(member(1, State.UP))).isTrue();
    assertThat(member(1, State.UP).replaces(member(1, State.DRAINING))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u001eb"})
  void anIdThatStoresCouldNotKeepIsRefused(String id) {
    assertThatThrownBy(() -> new MemberRecord(id, 1, "h:1", 1, State.UP, Set.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aWeightIsANumberAboveZero(double weight) {
    assertThatThrownBy(() -> new MemberRecord("a", 1, "h:1", weight, State.UP, Set.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
