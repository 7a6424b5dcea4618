package dev.selvedge.storetests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrantHistoryTest {
  private final GrantHistory history = new GrantHistory();

  @Test
  void grantsOneAfterTheOtherWithRisingTokensAreFine() {
    history.add(7, 3, 4);
    history.add(5, 1, 2);

    assertThat(history.fault()).isEmpty();
  }

  @Test
  void twoAtOnceAreAFault() {
    history.add(5, 1, 3);
    history.add(6, 2, 4);

    assertThat(history.fault()).get().asString().contains("two held at once");
  }

  @Test
  void aTokenThatFallsIsAFault() {
    history.add(5, 1, 2);
    history.add(4, 3, 4);

    assertThat(history.fault()).get().asString().contains("did not rise");
  }

  @Test
  void aTokenThatStaysIsAFault() {
    history.add(5, 1, 2);
    history.add(5, 3, 4);

    assertThat(history.fault()).isPresent();
  }
}
