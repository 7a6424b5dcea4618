package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about errors that a test cannot easily bring a server to. */
class TroubleTest {
  private static final RedisUrl URL = RedisUrl.parse("redis://user:hunter2secret@cache:7000/2");

  private static String said(String error) {
    return String.valueOf(
        Trouble.explain(URL, new RedisCommandExecutionException(error), 0).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOADING Redis is loading the dataset in memory | still loads its data",
        "BUSY Redis is busy running a script. | end that one with SCRIPT KILL",
        "MISCONF Redis is configured to save RDB snapshots | cannot write to its disk",
        "NOAUTH Authentication required. | put user:password@ into the URL",
        "NOPERM this user has no permissions to run the 'evalsha' command | see the ACL",
        "NOREPLICAS Not enough good replicas to write. | has too few replicas",
        "CLUSTERDOWN The cluster is down | see CLUSTER INFO",
      })
  void namesTheRemedyWhetherTheServerOrItsScriptMetIt(String error, String remedy) {
    assertThat(said(error)).contains(remedy, error).doesNotContain("hunter2secret");
    assertThat(said("ERR Error running script (call to f_1): @user_script:4: -" + error))
        .contains(remedy);
  }
}
