package dev.selvedge.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
  private static final Map<String, String> NONE = Map.of();

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void withoutArgumentsTheDefaultsHold(String arguments) {
    assertThat(parse(arguments, NONE, NONE)).isEqualTo(AgentOptions.DEFAULTS);
    assertThat(AgentOptions.DEFAULTS).isEqualTo(new AgentOptions(true, null));
  }

  @Test
  void noArgumentsAtAll() {
    assertThat(parse(null, NONE, NONE)).isEqualTo(AgentOptions.DEFAULTS);
  }

  @Test
  void argumentsAreSeparatedByCommas() {
    assertThat(parse("unwoven=warn,debug=out/woven", NONE, NONE))
        .isEqualTo(new AgentOptions(false, new File("out/woven")));
    assertThat(parse(" debug = out , unwoven = fail ", NONE, NONE))
        .isEqualTo(new AgentOptions(true, new File("out")));
  }

  @Test
  void propertiesAndEnvironmentAreRead() {
    assertThat(parse(null, Map.of("selvedge.unwoven", "warn", "selvedge.debug", "d"), NONE))
        .isEqualTo(new AgentOptions(false, new File("d")));
    assertThat(parse(null, NONE, Map.of("SELVEDGE_UNWOVEN", "warn", "SELVEDGE_DEBUG", "d")))
        .isEqualTo(new AgentOptions(false, new File("d")));
  }

  @Test
  void argumentsWinOverPropertiesWhichWinOverTheEnvironment() {
    Map<String, String> warn = Map.of("selvedge.unwoven", "warn", "SELVEDGE_UNWOVEN", "warn");
    Map<String, String> fail = Map.of("selvedge.unwoven", "fail", "SELVEDGE_UNWOVEN", "fail");
    assertThat(parse("unwoven=fail", warn, warn).failUnwoven()).isTrue();
    assertThat(parse(null, fail, warn).failUnwoven()).isTrue();
    assertThat(parse(null, NONE, warn).failUnwoven()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unwoven=maybe | 'unwoven=maybe': the value is neither fail nor warn",
        "unwoven=FAIL | 'unwoven=FAIL': the value is neither fail nor warn",
        "unwoven= | 'unwoven=': the value is neither fail nor warn",
        "unwoven | 'unwoven': it is not known",
        "verbose=true | 'verbose=true': it is not known",
        "unwoven=warn, | '': it is not known",
        "debug= | 'debug=': the directory is missing",
        "debug=a,debug=b | 'debug=b': it is given twice"
      },
      quoteCharacter = '`')
  void refusesWhatItDoesNotKnow(String arguments, String complaint) {
    assertThatThrownBy(() -> parse(arguments, NONE, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("[SV206] agent option " + complaint)
        .hasMessageContaining("unwoven=fail|warn and debug=DIR");
  }

  @Test
  void complainsOfAnOptionByTheNameItWasGivenBy() {
    assertThatThrownBy(() -> parse(null, Map.of("selvedge.unwoven", "never"), NONE))
        .hasMessageStartingWith("[SV206] agent option '-Dselvedge.unwoven=never': ");
    assertThatThrownBy(() -> parse(null, NONE, Map.of("SELVEDGE_DEBUG", " ")))
        .hasMessageStartingWith("[SV206] agent option 'SELVEDGE_DEBUG= ': ");
  }

  private static AgentOptions parse(
      @Nullable String arguments, Map<String, String> properties, Map<String, String> environment) {
    Properties set = new Properties();
    set.putAll(properties);
    return AgentOptions.parse(arguments, set, environment);
  }
}
