package dev.selvedge.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.config.SettingSource.Reading;
import dev.selvedge.runtime.retry.RetrySchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentSourceTest {

  @ParameterizedTest
  @CsvSource({
    "SELVEDGE_RETRY_MAX_ATTEMPTS, selvedge.retry.maxAttempts",
    "SELVEDGE_RETRY_MAXATTEMPTS, selvedge.retry.maxAttempts",
    "SELVEDGE_retry_maxAttempts, selvedge.retry.maxAttempts",
    "SELVEDGE_UNWOVEN, selvedge.unwoven",
    "SELVEDGE_BUDGET_REFILL_PER_SECOND, selvedge.budget.refillPerSecond",
  })
  void variablesAreMatchedWithoutCaseAndUnderscores(String variable, String key) {
    Reading reading = read(Map.of(variable, " 7 ", "PATH", "/bin"));

    assertThat(reading.values()).containsOnlyKeys(key);
    assertThat(reading.values())
        .containsEntry(key, new SettingSource.Found("7", "environment variable " + variable));
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void anUnknownVariableIsAProblemThatNamesTheVariableThatWasProbablyMeant() {
    assertThat(read(Map.of("SELVEDGE_RETRY_MAX_ATTEMPS", "7")).problems())
        .singleElement()
        .asString()
        .contains("[SV301]", "SELVEDGE_RETRY_MAX_ATTEMPS", "mean SELVEDGE_RETRY_MAX_ATTEMPTS?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELVEDGE_DEMO_SERVICE_HOST",
        "SELVEDGE_DEMO_SERVICE_PORT",
        "SELVEDGE_DEMO_SERVICE_PORT_HTTP",
        "SELVEDGE_DEMO_PORT",
        "SELVEDGE_DEMO_PORT_8080_TCP",
        "SELVEDGE_DEMO_PORT_8080_TCP_ADDR",
      })
  void whatKubernetesSaysAboutAServiceOfThatNameIsNoSetting(String variable) {
    Reading reading = read(Map.of(variable, "tcp://10.0.0.7:8080"));

    assertThat(reading.values()).isEmpty();
    assertThat(reading.problems()).isEmpty();
  }

  @Test
  void anEnvironmentThatMayNotBeReadIsAProblem() {
    EnvironmentSource source =
        new EnvironmentSource(
            () -> {
              throw new SecurityException("no");
            },
            known());

    assertThat(source.read().problems()).singleElement().asString().contains("[SV304]");
    assertThat(source.read().complete()).isFalse();
  }

  private static Reading read(Map<String, String> environment) {
    return new EnvironmentSource(() -> environment, known()).read();
  }

  private static KnownKeys known() {
    return new KnownKeys(List.of(new RetrySchema()));
  }
}
