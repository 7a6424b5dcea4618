package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a coordinator URL says, and what is said about a wrong one. */
class RedisUrlTest {

  @Test
  void saysWhereTheServerIs() {
    RedisUrl url = RedisUrl.parse("redis://cache.acme:7000/2?timeout=500ms&wait=2");

    assertThat(url.nodes()).containsExactly(new RedisUrl.Node("cache.acme", 7000));
    assertThat(url.database()).isEqualTo(2);
    assertThat(url.tls()).isFalse();
    assertThat(url.options().timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(url.options().replicas()).isEqualTo(2);
  }

  @Test
  void hasDefaults() {
    RedisUrl url = RedisUrl.parse("rediss://cache");

    assertThat(url.nodes()).containsExactly(new RedisUrl.Node("cache", 6379));
    assertThat(url.tls()).isTrue();
    assertThat(url.options()).isEqualTo(RedisOptions.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "redis://:pw@h, '', pw",
    "redis://pw@h, '', pw",
    "redis://joe:pw@h, joe, pw",
    "redis://joe:p%40w%2F@h, joe, p@w/",
    "redis://joe:p+w@h, joe, p+w",
    "redis://joe:p@w@h, joe, p@w",
  })
  void readsCredentials(String text, String user, String password) {
    RedisUrl url = RedisUrl.parse(text);

    assertThat(url.user() == null ? "" : url.user()).isEqualTo(user);
    assertThat(url.password()).isEqualTo(password);
    assertThat(url).hasToString("redis://***@h:6379/0");
  }

  @Test
  void namesSentinelsAndTheirPrimary() {
    RedisUrl url = RedisUrl.parse("redis-sentinel://:pw@s1,s2:26000/1?timeout=1s#orders");

    assertThat(url).hasToString("redis-sentinel://***@s1:26379,s2:26000/1#orders");
    assertThat(url.lettuceUri().getSentinels()).hasSize(2);
    assertThat(url.lettuceUri().getSentinelMasterId()).isEqualTo("orders");
  }

  @Test
  void namesNodesOfACluster() {
    assertThat(RedisUrl.parse("rediss-cluster://pw@[::1]:7000,n2"))
        .hasToString("rediss-cluster://***@[::1]:7000,n2:6379");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis://:secret@/0 | names no host",
        "redis://:secret@h:99999 | port is 99999; write 1 to 65535",
        "redis://:secret@h:port | port is no number",
        "redis://:secret@h/x | database is no number",
        "redis://:secret@h?tmeout=2s | unknown option tmeout; known: timeout",
        "redis://:secret@h?timeout=2 | timeout 2 is no duration; write 500ms or 2s",
        "redis://:secret@h?timeout=1ms | too short",
        "redis://:secret@h?verify=maybe | write full, ca or none",
        "redis://:secret@h?trust=/no/such/file | cannot be read",
        "redis://:secret@h1,h2 | use redis-cluster://",
        "redis://:secret%@h | write %25",
        "redis-sentinel://:secret@h | append #NAME",
        "redis-cluster://:secret@h/1 | only database 0",
        "redis-cluster://:secret@h?wait=1 | leave it out",
      })
  void saysWhatIsWrongAndShowsNoPassword(String url, String problem) {
    assertThatThrownBy(() -> RedisUrl.parse(url))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://h", "REDISS://h", "redis-sentinel://h", "rediss-cluster://h"})
  void acceptsItsOwn(String url) {
    assertThat(new RedisLockStoreProvider().accepts(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "redis", "redis:h", "jdbc:redis://h", "file:/tmp", "local"})
  void leavesOthersAlone(String url) {
    assertThat(new RedisLockStoreProvider().accepts(url)).isFalse();
  }
}
