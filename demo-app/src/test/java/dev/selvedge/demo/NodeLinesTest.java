package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What nodes say, and what the one that started them understands. */
class NodeLinesTest {

  private static final NodeView FIRST = new NodeView(-17, 0, 0, 16, List.of("a", "b", "a"));
  private static final NodeView SECOND = new NodeView(18, 5, 0, 8, List.of("a", "a", "a"));

  @Test
  void aResultIsReadAsItWasWritten() {
    NodeResult result = NodeResult.of(2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    assertThat(NodeResult.parse(result.line())).isEqualTo(result);
    assertThat(result.of(NodeCount.PLANS_READ)).isEqualTo(11);
  }

  @Test
  void aViewIsReadAsItWasWritten() {
    assertThat(NodeView.parse(FIRST.line())).isEqualTo(FIRST);
  }

  @Test
  void viewsAreKeptInTheirOrder() {
    NodeNews news = new NodeNews(10);

    assertThat(news.test(LineStart.VIEW + FIRST.line())).isTrue();
    assertThat(news.test(LineStart.VIEW + SECOND.line())).isTrue();

    assertThat(news.views()).containsExactly(FIRST, SECOND);
  }

  @Test
  void whatTheDeadHadIsInheritedWithTheFirstViewThatGivesItToOthers() {
    NodeNews news = new NodeNews(10);
    news.test(LineStart.VIEW + FIRST.line());

    CompletableFuture<Long> inherited = news.inherited("b");
    news.test(LineStart.VIEW + FIRST.line());
    assertThat(inherited).isNotDone();

    news.test(LineStart.VIEW + SECOND.line());
    assertThat(inherited).isCompleted();
  }

  @Test
  void whoHadNothingHasNothingToInherit() {
    NodeNews news = new NodeNews(10);
    news.test(LineStart.VIEW + SECOND.line());

    assertThat(news.inherited("b")).isCompleted();
  }

  @Test
  void theMilestoneIsReachedWithThatManyCalls() {
    NodeTally tally = new NodeTally(2);
    NodeNews news = new NodeNews(2);

    tally.add(NodeCount.MADE);
    assertThat(news.test(LineStart.PROGRESS + tally.result().line())).isTrue();
    assertThat(news.reached()).isNotDone();

    tally.add(NodeCount.MADE);
    assertThat(news.test(LineStart.PROGRESS + tally.result().line())).isTrue();
    assertThat(news.reached()).isCompleted();
    assertThat(news.progress()).contains(tally.result());
  }

  @Test
  void anyOtherLineIsAComplaint() {
    assertThat(new NodeNews(1).test("Exception in thread \"main\"")).isFalse();
  }
}
