package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How threads introduce themselves. */
class HolderNamesTest {
  private final HolderNames names = new HolderNames("1@here");

  @Test
  void aThreadIsNamedWithItsProcess() {
    assertThat(names.of(new Thread("main"))).isEqualTo("1@here thread 'main'");
  }

  @Test
  void whatADatabaseRefusesIsNotPassedOn() {
    assertThat(names.of(new Thread("a\0b\nc\ud83d"))).isEqualTo("1@here thread 'a?b?c?'");
    assertThat(names.of(new Thread("\ud83d\ude00"))).isEqualTo("1@here thread '\ud83d\ude00'");
  }

  @Test
  void aLongNameIsNotCutInTheMiddleOfACharacter() {
    String holder = names.of(new Thread("\ud83d\ude00".repeat(150)));
    assertThat(holder.length()).isLessThanOrEqualTo(200);
    assertThat(holder.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
