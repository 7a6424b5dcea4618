package dev.selvedge.runtime.shard.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.internal.LogCapture;
import dev.selvedge.runtime.shard.placement.Member;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewFilterTest {
  private static final long SECOND = 1_000_000_000;

  private final ViewFilter filter = new ViewFilter("orders", 1, Town.TIMINGS);

  private static List<Member> members(String... ids) {
    return Arrays.stream(ids).map(id -> new Member(id, id + ":1")).toList();
  }

  private List<Member> next(long second, String... ids) {
    List<Member> view = filter.next(members(ids), id -> false, second * SECOND);
    return view == null ? List.of() : view;
  }

  @Test
  void anEmptySourceIsNoViewAndNoChange() {
    assertThat(next(0)).isEmpty();
    next(1, "a");
    assertThat(next(2)).isEqualTo(members("a"));
  }

  @Test
  void whoWaitsForTheFewestSaysOnceWhatItWaitsFor() {
    ViewFilter three = new ViewFilter("orders", 3, Town.TIMINGS);
    try (LogCapture log = LogCapture.of(ViewFilter.class)) {
      assertThat(three.next(members(), id -> false, 0)).isNull();
      assertThat(three.next(members("a"), id -> false, 1)).isNull();
      assertThat(three.next(members("a", "b"), id -> false, 2)).isNull();

      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("1 of at least 3 members (selvedge.ring.orders.minMembers)")
          .endsWith("[a]");
    }
    assertThat(three.next(members("a", "b", "c"), id -> false, 3)).hasSize(3);
  }

  @Test
  void halfMayVanishAtOnce() {
    next(0, "a", "b", "c", "d");
    assertThat(next(1, "a", "b")).isEqualTo(members("a", "b"));
  }

  @Test
  void moreThanHalfOnlyAfterAWhile() {
    next(0, "a", "b", "c");
    assertThat(next(1, "a")).hasSize(3);
    assertThat(next(10, "a")).hasSize(3);
    assertThat(next(11, "a")).isEqualTo(members("a"));
  }

  @Test
  void thoseThatVanishOneByOneWithinAShortTimeCountTogether() {
    next(0, "a", "b", "c", "d", "e");
    assertThat(next(1, "a", "b", "c", "d")).hasSize(4);
    assertThat(next(2, "a", "b", "c")).hasSize(3);
    assertThat(next(3, "a", "b")).hasSize(3);
  }

  @Test
  void thoseThatVanishOneByOneOverALongTimeDoNot() {
    next(0, "a", "b", "c", "d");
    assertThat(next(5, "a", "b", "c")).hasSize(3);
    assertThat(next(10, "a", "b")).hasSize(2);
    assertThat(next(15, "a")).hasSize(1);
  }

  @Test
  void whoeverLeavesIsBelieved() {
    next(0, "a", "b", "c");
    assertThat(filter.next(members("a"), id -> true, SECOND)).isEqualTo(members("a"));
  }

  @Test
  void aSourceThatComesToItsSensesStartsTheWaitAnew() {
    next(0, "a", "b", "c");
    next(1, "a");
    assertThat(next(5, "a", "b", "c", "d")).hasSize(4);
    next(6, "a");
    assertThat(next(12, "a")).hasSize(4);
    assertThat(next(16, "a")).hasSize(1);
  }
}
