package dev.selvedge.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource({
    "redis://:secret@acme.com:6379/2, redis://***@acme.com:6379/2",
    "redis://secret@acme.com, redis://***@acme.com",
    "redis://me:se@cret@acme.com, redis://***@acme.com",
    "jdbc:postgresql://db/a?user=me&password=secret&x=1, "
        + "jdbc:postgresql://db/a?user=me&password=***&x=1",
    "jdbc:h2:tcp://db/a;USER=me;PASSWORD=secret, jdbc:h2:tcp://db/a;USER=me;PASSWORD=***"
  })
  void passwordsAreMasked(String text, String masked) {
    assertThat(Secrets.masked(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"local", "file:/var/locks", "redis://127.0.0.1:6379"})
  void whatHoldsNoPasswordStaysAsItIs(String text) {
    assertThat(Secrets.masked(text)).isEqualTo(text);
  }
}
