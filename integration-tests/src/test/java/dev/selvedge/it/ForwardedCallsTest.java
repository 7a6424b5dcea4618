package dev.selvedge.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls to the owners of keys, in processes of their own, that learn of each other in each way. */
@Timeout(value = 180, threadMode = SEPARATE_THREAD)
class ForwardedCallsTest {

  @ParameterizedTest
  @EnumSource(
      value = Site.Kind.class,
      names = {"FILE", "REDIS_AOF", "POSTGRES"})
  void runAtTheOwnerOnly(Site.Kind kind) throws Exception {
    try (Site site = kind.open();
        Nodes nodes = Nodes.at(site.url()).join("a", "b")) {
      Map<String, String> owners = Nodes.owners(nodes.get("a"));
      assertThat(owners).containsValues("a", "b").isEqualTo(Nodes.owners(nodes.get("b")));
      for (String id : List.of("a", "b")) {
        for (String owner : List.of("a", "b")) {
          String key = Nodes.keyOf(owners, owner);
          assertThat(nodes.get(id).ask("where " + key)).as("%s", nodes).isEqualTo("returned " + owner);
        }
      }
    }
  }
}
