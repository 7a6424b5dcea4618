package dev.selvedge.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SystemPropertySourceTest {

  @Test
  void propertiesOfOursAreReadAndOthersAreNot() {
    Properties properties = new Properties();
    properties.setProperty("selvedge.retry.delay", " 1s ");
    properties.setProperty("user.name", "ada");
    properties.put(7, "no text");

    assertThat(new SystemPropertySource(() -> properties).read().values())
        .containsOnlyKeys("selvedge.retry.delay")
        .hasEntrySatisfying(
            "selvedge.retry.delay", found -> assertThat(found.value()).isEqualTo("1s"));
  }

  @Test
  void propertiesThatMayNotBeReadAreAProblem() {
    SettingSource source =
        new SystemPropertySource(
            () -> {
              throw new SecurityException("no");
            });

    assertThat(source.read().problems()).singleElement().asString().contains("[SV304]", "no");
  }
}
