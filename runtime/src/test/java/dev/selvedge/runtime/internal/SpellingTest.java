package dev.selvedge.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final List<String> KNOWN = List.of("maxAttempts", "delay", "maxDelay", "jitter");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxAttempts",
        "maxattempts",
        "maxAttemps",
        "maxAtempts",
        "maxAttmepts",
        "mxAtempt"
      })
  void aFewTypingErrorsAreSeenThrough(String word) {
    assertThat(Spelling.nearest(word, KNOWN)).contains("maxAttempts");
  }

  @Test
  void theClosestOfSeveralIsMeant() {
    assertThat(Spelling.nearest("maxDelai", KNOWN)).contains("maxDelay");
    assertThat(Spelling.nearest("delai", KNOWN)).contains("delay");
  }

  @Test
  void aSwapIsOneErrorSoThatShortWordsAreFoundToo() {
    assertThat(Spelling.nearest("no", List.of("on", "off"))).contains("on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "", "x", "maximumNumberOfAttempts"})
  void nothingIsSuggestedWhereNothingComesClose(String word) {
    assertThat(Spelling.nearest(word, KNOWN)).isEmpty();
  }
}
