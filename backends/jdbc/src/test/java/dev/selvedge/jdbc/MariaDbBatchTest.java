package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.RenewReply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Options of the driver that change what it answers to a batch. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64") // what the server's binaries are for
class MariaDbBatchTest {

  @Test
  void locksAreRenewedWhateverTheDriverTellsOfABatch() throws Exception {
    try (MariaDb server = new MariaDb()) {
      for (String option :
          List.of("useBulkStmts=true", "rewriteBatchedStatements=true", "useAffectedRows=true")) {
        try (Client client = Client.at(server.url() + "&" + option)) {
          Hold one = client.take("a", Client.LEASE);
          Hold two = client.take("b", Client.LEASE);
          Hold ended = client.take("c", Client.LEASE);
          assertThat(client.release(ended)).isTrue();

          assertThat(client.store().renew(List.of(one, two, ended)).toCompletableFuture().get())
              .as(option)
              .containsExactly(RenewReply.RENEWED, RenewReply.RENEWED, RenewReply.LOST);
          assertThat(client.release(one)).isTrue();
          assertThat(client.release(two)).isTrue();
        }
      }
    }
  }
}
