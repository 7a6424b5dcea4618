package dev.selvedge.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.LogCapture;
import dev.selvedge.runtime.retry.RetrySchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String GLOBAL = "selvedge.retry.maxAttempts";
  private static final String OF_CLASS = "selvedge.retry.com.acme.Billing.maxAttempts";
  private static final String OF_METHOD = "selvedge.retry.com.acme.Billing#fetch.maxAttempts";

  private final KnownKeys known = new KnownKeys(List.of(new RetrySchema()));
  private final FakeSource first = new FakeSource();
  private final FakeSource second = new FakeSource();
  private final Settings settings = new Settings(known, List.of(first, second));

  @Test
  void theSourceNamedFirstWins() {
    first.put(GLOBAL, "5");
    second.put(GLOBAL, "7").put("selvedge.retry.delay", "1s");

    assertThat(overrides()).containsOnly(entry("maxAttempts", "5"), entry("delay", "1s"));
  }

  @Test
  void aMoreSpecificKeyWinsWhereverItStands() {
    first.put(GLOBAL, "5");
    second.put(OF_CLASS, "6");
    assertThat(overrides()).containsEntry("maxAttempts", "6");

    second.put(OF_METHOD, "7");
    settings.reload();
    assertThat(overrides()).containsEntry("maxAttempts", "7");
    assertThat(settings.overrides("retry", "com.acme.Billing", "other"))
        .containsEntry("maxAttempts", "6");
    assertThat(settings.overrides("retry", "com.acme.Other", "fetch"))
        .containsEntry("maxAttempts", "5");
  }

  @Test
  void nestedAndUnpackagedClassesHaveKeysToo() {
    settings.set("selvedge.retry.com.acme.Outer$Inner#fetch.delay", "1s");
    settings.set("selvedge.retry.Main#run.delay", "2s");

    assertThat(settings.overrides("retry", "com.acme.Outer$Inner", "fetch"))
        .containsOnly(entry("delay", "1s"));
    assertThat(settings.overrides("retry", "Main", "run")).containsOnly(entry("delay", "2s"));
  }

  @Test
  void whatIsSetWinsOverAllSourcesUntilItIsUnset() {
    first.put(GLOBAL, "5");

    settings.set(GLOBAL, "9");
    assertThat(settings.get(GLOBAL)).contains("9");
    settings.reload();
    assertThat(settings.get(GLOBAL)).contains("9");

    settings.unset(GLOBAL);
    assertThat(settings.get(GLOBAL)).contains("5");
  }

  @Test
  void settingAnInvalidValueIsRefusedAndChangesNothing() {
    settings.set(GLOBAL, "4");
    long version = settings.version();

    assertThatThrownBy(() -> settings.set(GLOBAL, "0"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("[SV302]")
        .hasMessageContaining(GLOBAL)
        .hasMessageContaining("0 is not 1 or more");

    assertThat(settings.get(GLOBAL)).contains("4");
    assertThat(settings.version()).isEqualTo(version);
    assertThat(settings.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"shop-1", "9000", "shop-1:0", "0.0.0.0:9000", "[::]:9000", "http://shop-1:9000"})
  void anAddressAtWhichNobodyReachesANodeIsRefused(String address) {
    assertThatThrownBy(() -> settings.set("selvedge.node.advertise", address))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("[SV302]")
        .hasMessageContaining("'" + address + "' is not host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-1.internal:9000", "10.0.0.7:9000", "[fd00::7]:9000"})
  void anAddressAtWhichANodeCanBeReachedIsTaken(String address) {
    settings.set("selvedge.node.advertise", address);

    assertThat(settings.get("selvedge.node.advertise")).contains(address);
  }

  @Test
  void settingAnUnknownKeyIsRefusedWithWhatWasProbablyMeant() {
    assertThatThrownBy(() -> settings.set("selvedge.retry.maxAttemps", "4"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("[SV301]")
        .hasMessageContaining("did you mean selvedge.retry.maxAttempts?");
  }

  @Test
  void anInvalidValueLeavesTheOneBeforeItInForceAndIsAProblem() {
    first.put(GLOBAL, "5");
    assertThat(settings.get(GLOBAL)).contains("5");

    first.put(GLOBAL, "many");
    settings.reload();

    assertThat(settings.get(GLOBAL)).contains("5");
    assertThat(settings.problems())
        .singleElement()
        .asString()
        .contains("[SV302]", GLOBAL, "'many'", "fake");
  }

  @Test
  void anInvalidValueWithNothingBeforeItLeavesTheKeyToTheNextSource() {
    first.put(GLOBAL, "many");
    second.put(GLOBAL, "7");

    assertThat(settings.get(GLOBAL)).contains("7");
  }

  @Test
  void aValueThatWasUnsetIsNotTheOneBefore() {
    settings.set(GLOBAL, "9");
    first.put(GLOBAL, "many");
    settings.unset(GLOBAL);
    settings.reload();

    assertThat(settings.get(GLOBAL)).isEmpty();
  }

  @Test
  void aProblemThatIsMendedIsGone() {
    first.put(GLOBAL, "many");
    assertThat(settings.problems()).hasSize(1);

    first.put(GLOBAL, "3");
    settings.reload();

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.get(GLOBAL)).contains("3");
  }

  @Test
  void aSourceThatCannotBeReadKeepsWhatItSaidBefore() {
    first.put(GLOBAL, "5");
    assertThat(settings.get(GLOBAL)).contains("5");

    first.readable(false);
    settings.reload();

    assertThat(settings.get(GLOBAL)).contains("5");
    assertThat(settings.problems()).containsExactly("fake is unreadable");
  }

  @Test
  void aKeyThatItsSourceNoLongerNamesIsGone() {
    first.put(GLOBAL, "5");
    second.put(GLOBAL, "7");
    assertThat(settings.get(GLOBAL)).contains("5");

    first.remove(GLOBAL);
    settings.reload();

    assertThat(settings.get(GLOBAL)).contains("7");
  }

  @Test
  void theVersionGrowsWithEveryChangeAndOnlyThen() {
    long start = settings.version();
    settings.reload();
    assertThat(settings.version()).isEqualTo(start);

    settings.set(GLOBAL, "4");
    long afterSet = settings.version();
    assertThat(afterSet).isGreaterThan(start);

    settings.set(GLOBAL, "4");
    assertThat(settings.version()).isEqualTo(afterSet);

    settings.unset(GLOBAL);
    assertThat(settings.version()).isGreaterThan(afterSet);
  }

  @Test
  void theClassesAndMethodsThatSettingsNameAreListed() {
    first.put(GLOBAL, "5").put(OF_METHOD, "6");
    second.put(OF_CLASS, "7").put("selvedge.budget.payments.tokens", "9");

    assertThat(settings.targets())
        .containsExactly(
            new SettingTarget(OF_METHOD, "retry", "com.acme.Billing", "fetch"),
            new SettingTarget(OF_CLASS, "retry", "com.acme.Billing", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "selvedge.retry.maxattempts, selvedge.retry.maxAttempts",
    "selvedge.rety.maxAttempts, selvedge.retry.maxAttempts",
    "selvedge.unwovn, selvedge.unwoven",
    "retry.maxAttempts, selvedge.retry.maxAttempts",
    "selvedge.retry.com.acme.Billing#fetch.maxAttemps, " + OF_METHOD,
    "selvedge.retries.com.acme.Billing.maxAttemps, " + OF_CLASS,
    "selvedge.retry.com.acme.Billing#fetch(long).maxAttempts, " + OF_METHOD,
    "selvedge.retry.com.acme.Billing#fetch(java.lang.String).maxAttempts, " + OF_METHOD,
    "selvedge.budget.token, selvedge.budget.tokens",
  })
  void anUnknownKeyIsAProblemThatNamesWhatWasProbablyMeant(String key, String meant) {
    first.put(key, "5");

    assertThat(settings.problems())
        .singleElement()
        .asString()
        .contains("[SV301] unknown setting " + key, "(did you mean " + meant + "?)");
  }

  @Test
  void anUnknownKeyThatResemblesNothingIsAProblemWithoutAGuess() {
    first.put("selvedge.colour", "red");

    assertThat(settings.problems()).singleElement().asString().doesNotContain("did you mean");
  }

  @ParameterizedTest
  @CsvSource({
    "selvedge.unwoven, maybe",
    "selvedge.budget.tokens, 0",
    "selvedge.budget.tokens, 1000001",
    "selvedge.budget.tokens, ten",
    "selvedge.budget.refillPerSecond, 0",
    "selvedge.budget.refillPerSecond, NaN",
    "selvedge.budget.pay.ments.refillPerSecond, -1",
    "selvedge.retry.delay, soon",
    "selvedge.ring.orders.slots, 100",
    "selvedge.ring.orders.slots, 8",
    "selvedge.ring.orders.loadCap, 0.001",
  })
  void valuesOfEveryKindAreChecked(String key, String value) {
    assertThatThrownBy(() -> settings.set(key, value))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(value);
  }

  @Test
  void valuesOfRingsAreTaken() {
    settings.set("selvedge.ring.orders.slots", "262144");
    settings.set("selvedge.ring.orders.loadCap", "0.0");
    settings.set("selvedge.ring.orders.pinned", "0-65535=db1");

    assertThat(settings.get("selvedge.ring.orders.slots")).contains("262144");
    assertThat(settings.get("selvedge.ring.orders.loadCap")).contains("0.0");
    assertThat(settings.get("selvedge.ring.orders.pinned")).contains("0-65535=db1");
  }

  @Test
  void settingsReadWhileTheyAreBeingReadAreEmptyRatherThanEndless() {
    List<Settings> self = new ArrayList<>();
    List<Long> seen = new ArrayList<>();
    SettingSource curious =
        () -> {
          seen.add(self.get(0).version());
          return first.read();
        };
    self.add(new Settings(known, List.of(curious)));
    first.put(GLOBAL, "5");

    assertThat(self.get(0).get(GLOBAL)).contains("5");
    assertThat(seen).containsExactly(0L);
    assertThat(self.get(0).version()).isPositive();
  }

  @Test
  void whatBeganToBeReadEarlierDoesNotReplaceWhatWasReadSince() {
    List<String> laterReads = new ArrayList<>(List.of("new"));
    List<Settings> self = new ArrayList<>();
    SettingSource slow =
        () -> {
          if (!laterReads.isEmpty()) { // while the first thread reads, another reloads
            String later = laterReads.remove(0);
            first.put("selvedge.namespace", later);
            CompletableFuture.runAsync(self.get(0)::reload).join();
            first.put("selvedge.namespace", "old");
          }
          return first.read();
        };
    self.add(new Settings(known, List.of(slow)));

    assertThat(self.get(0).get("selvedge.namespace")).contains("new");
  }

  @Test
  void aProblemIsLoggedWhenItAppearsAndNotAgain() {
    try (LogCapture log = LogCapture.of(Settings.class)) {
      first.put(GLOBAL, "many");
      settings.reload();
      settings.reload();
      settings.set("selvedge.retry.delay", "1s");
      assertThat(log.messages()).singleElement().asString().contains("'many'");

      first.put(GLOBAL, "few");
      settings.reload();
      assertThat(log.messages()).hasSize(2).last().asString().contains("'few'");
    }
  }

  @Test
  void theProcessTakesSystemPropertiesAndSeesTheirChangesOnReload() {
    Settings process = Settings.ofProcess(List.of(new RetrySchema()));
    try {
      assertThat(process.get(OF_METHOD)).isEmpty();
      System.setProperty(OF_METHOD, "8");
      process.reload();
      assertThat(process.get(OF_METHOD)).contains("8");
    } finally {
      System.clearProperty(OF_METHOD);
    }
    process.reload();
    assertThat(process.get(OF_METHOD)).isEmpty();
  }

  private Map<String, String> overrides() {
    return settings.overrides("retry", "com.acme.Billing", "fetch");
  }
}
