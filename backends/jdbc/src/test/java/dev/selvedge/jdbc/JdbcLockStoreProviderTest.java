package dev.selvedge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.Hold;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;

class JdbcLockStoreProviderTest {

  @Test
  void aDatabaseThatIsNotSupportedIsRefusedByName() {
    assertThatThrownBy(() -> Client.at("jdbc:oracle:thin:@db:1521/app?password=hush"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("jdbc:oracle:")
        .hasMessageContaining("supported are jdbc:postgresql:")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aDriverThatIsMissingIsNamedAsTheRemedy() {
    assertThatThrownBy(() -> Client.at("jdbc:mysql://127.0.0.1:1/app?password=hush"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("jdbc:mysql:")
        .hasMessageContaining("add the dependency")
        .hasMessageNotContaining("hush");
  }

  @Test
  void aWrongPasswordIsAWrongSettingThatNoCallWaitsFor() throws Exception {
    String url = "jdbc:h2:mem:guarded;USER=me;PASSWORD=";
    try (Connection owner = DriverManager.getConnection(url + "right")) {
      assertThatThrownBy(() -> Client.at(url + "hush"))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("check user and password")
          .hasMessageNotContaining("hush");
    }
  }

  @Test
  void locksAreKeptByAnH2ServerToo() throws Exception {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-tcpDaemon").start();
    String url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:locks;DB_CLOSE_DELAY=-1";
    try (Client one = Client.at(url);
        Client two = Client.at(url)) {
      Hold hold = one.take("k", Client.LEASE);
      assertThat(two.ask(Client.request("k", Client.LEASE, Duration.ofSeconds(5))))
          .isInstanceOf(AcquireReply.Busy.class);
      assertThat(one.release(hold)).isTrue();
      assertThat(two.take("k", Client.LEASE).token()).isGreaterThan(hold.token());
    } finally {
      server.stop();
    }
  }
}
