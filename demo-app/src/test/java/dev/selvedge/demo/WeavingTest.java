package dev.selvedge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Woven;
import org.junit.jupiter.api.Test;

class WeavingTest {

  @Test
  void aClassWithoutTheMarkIsNotWoven() {
    assertThat(Weaving.versionOf(Plain.class)).isEmpty();
  }

  @Test
  void aClassWithTheMarkIsWoven() {
    assertThat(Weaving.versionOf(Marked.class)).contains("1.2.3");
  }

  @Test
  void aClassWhoseMarkNamesUnwovenMethodsIsNotWoven() {
    assertThat(Weaving.versionOf(Partly.class)).isEmpty();
  }

  private static final class Plain {}

  @Woven(version = "1.2.3")
  private static final class Marked {}

  @Woven(version = "1.2.3", unwoven = "charge(int): SV202 reason")
  private static final class Partly {}
}
