package dev.selvedge.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.lock.LockStoreUnavailableException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are encrypted; the certificate is made here and known to nobody. */
@Timeout(60)
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory;

  @Test
  void trustsTheCertificateThatTheUrlNames() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Proxy tls = new Proxy(server.port(), listener());
        Contender contender = new Contender(url(tls) + "?timeout=10s&trust=" + certificate())) {
      assertThat(contender.release(contender.take("key"))).isTrue();
    }
  }

  @Test
  void trustsNobodyElse() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Proxy tls = new Proxy(server.port(), listener())) {
      assertThatThrownBy(() -> new Contender(url(tls)).close())
          .isInstanceOf(LockStoreUnavailableException.class)
          .hasMessageContaining("certif");
    }
  }

  @Test
  void checksNothingWhereTheUrlSaysSo() throws Exception {
    try (TestServer server = TestServer.forgetful();
        Proxy tls = new Proxy(server.port(), listener());
        Contender contender = new Contender(url(tls) + "?timeout=10s&verify=none")) {
      contender.take("key");
    }
  }

  private static String url(Proxy tls) {
    return "rediss://127.0.0.1:" + tls.port();
  }

  private Path certificate() {
    return directory.resolve("server.pem");
  }

  private ServerSocket listener() throws Exception {
    Path store = directory.resolve("server.p12");
    keytool(
        "-genkeypair -alias server -keyalg EC -dname CN=test -ext san=ip:127.0.0.1 -keystore "
            + store);
    keytool("-exportcert -alias server -rfc -file " + certificate() + " -keystore " + store);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static void keytool(String arguments) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String[] command =
        (tool + " " + arguments + " -storepass " + PASSWORD + " -keypass " + PASSWORD).split(" ");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }
}
