package dev.selvedge.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.spi.IncomingCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call whom; the certificates are made here and known to nobody. */
@Timeout(60)
class SecurityTest {

  private static final byte[] REQUEST = "hello".getBytes(UTF_8);

  @TempDir Path directory;

  private final AtomicInteger handled = new AtomicInteger();
  private final AtomicReference<String> peer = new AtomicReference<>("");

  @ParameterizedTest
  @ValueSource(
      strings = {"a.nodes.test,b.nodes.test", "*.nodes.test", " A.Nodes.Test , b.nodes.test"})
  void nodesOnTheListCallEachOther(String peers) throws Exception {
    Authority authority = new Authority("authority", directory);
    try (Node owner = listening(authority.settings("a.nodes.test", peers));
        Node caller = Node.open("", authority.settings("b.nodes.test", peers), Node.ECHO)) {
      assertThat(caller.send(owner.address(), REQUEST).reply()).isEqualTo(REQUEST);
      assertThat(peer).hasValue("b.nodes.test");
    }
  }

  @Test
  void whoIsNotOnTheListIsRefusedBeforeAnythingIsHandled() throws Exception {
    Authority authority = new Authority("authority", directory);
    try (Node owner = listening(authority.settings("a.nodes.test", "a.nodes.test"));
        Node caller =
            Node.open("", authority.settings("b.nodes.test", "*.nodes.test"), Node.ECHO)) {
      caller.send(owner.address(), REQUEST).notSent();
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void aCallerSendsNothingToWhoIsNotOnItsList() throws Exception {
    Authority authority = new Authority("authority", directory);
    try (Node owner = listening(authority.settings("a.nodes.test", "*.nodes.test"));
        Node caller =
            Node.open("", authority.settings("b.nodes.test", "c.nodes.test"), Node.ECHO)) {
      assertThat(caller.send(owner.address(), REQUEST).notSent())
          .hasStackTraceContaining("not among selvedge.transport.tls.peers");
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void aNameOnTheListFromAnotherAuthorityIsNobody() throws Exception {
    Authority authority = new Authority("authority", directory);
    Authority other = new Authority("authority", Files.createDirectory(directory.resolve("other")));
    Map<String, String> forged = other.settings("b.nodes.test", "*.nodes.test");
    forged.put(TlsFiles.TRUST, directory.resolve("authority.pem").toString());
    try (Node owner = listening(authority.settings("a.nodes.test", "*.nodes.test"));
        Node caller = Node.open("", forged, Node.ECHO)) {
      caller.send(owner.address(), REQUEST).notSent();
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void whoHasNoCertificateIsNobody() throws Exception {
    Authority authority = new Authority("authority", directory);
    try (Node owner = listening(authority.settings("a.nodes.test", "*.nodes.test"));
        Node caller = Node.sending()) {
      caller.send(owner.address(), REQUEST).notSent();
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void newFilesAreUsedForNewConnections() throws Exception {
    Authority authority = new Authority("authority", directory);
    Map<String, String> settings = authority.settings("a.nodes.test", "*.nodes.test");
    NodeIdentity identity =
        NodeIdentity.read(TlsFiles.of(new Node.Context("", settings, Node.ECHO)).orElseThrow());
    SwitchingKeyManager keys = (SwitchingKeyManager) identity.keys();
    String first = keys.chooseEngineClientAlias(new String[0], null, null);
    identity.refresh();
    assertThat(keys.chooseEngineClientAlias(new String[0], null, null)).isEqualTo(first);

    Path certificate = Path.of(settings.get(TlsFiles.CERTIFICATE));
    authority.issue("a.nodes.test", certificate, Path.of(settings.get(TlsFiles.KEY)));
    Files.setLastModifiedTime(certificate, FileTime.from(Instant.now().plusSeconds(5)));
    identity.refresh();
    String second = keys.chooseEngineClientAlias(new String[0], null, null);
    assertThat(keys.getCertificateChain(second)).isNotEqualTo(keys.getCertificateChain(first));

    Files.writeString(certificate, "half a certi");
    identity.refresh();
    assertThat(keys.chooseEngineClientAlias(new String[0], null, null)).isEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0:0", "[::]:0"})
  void beyondLoopbackNothingListensUnprotected(String listen) {
    assertThatThrownBy(() -> Node.open(listen, Map.of(), Node.ECHO))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("[SV346] listening at")
        .hasMessageContaining("selvedge.transport.insecure=true");
  }

  @Test
  void nothingIsSentBeyondLoopbackUnprotected() throws Exception {
    try (Node caller = Node.sending()) {
      // an address for documentation, which is nobody's
      assertThat(caller.send("192.0.2.1:7420", REQUEST).notSent()).hasMessageContaining("[SV346]");
    }
  }

  @Test
  void insecureSaysSoAndAllowsIt() throws Exception {
    Map<String, String> insecure = Map.of(Security.INSECURE, "true");
    try (LoggedWarnings warnings = new LoggedWarnings(Security.class);
        Node owner = Node.open("0.0.0.0:0", insecure, Node.ECHO);
        Node caller = Node.sending()) {
      assertThat(warnings.all()).singleElement().asString().startsWith("[SV347]");
      String port = owner.address().substring(owner.address().indexOf(':'));
      assertThat(caller.send("127.0.0.1" + port, REQUEST).reply()).isEqualTo(REQUEST);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TlsFiles.CERTIFICATE, TlsFiles.KEY, TlsFiles.TRUST, TlsFiles.PEERS})
  void allSettingsOfTlsBelongTogether(String missing) throws Exception {
    Map<String, String> settings =
        new Authority("authority", directory).settings("a.nodes.test", "*.nodes.test");
    settings.remove(missing);
    assertRefused(settings, missing + ": is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {TlsFiles.CERTIFICATE, TlsFiles.KEY, TlsFiles.TRUST})
  void filesHaveToBeThereAndReadable(String setting) throws Exception {
    Map<String, String> settings =
        new Authority("authority", directory).settings("a.nodes.test", "*.nodes.test");
    settings.put(setting, directory.resolve("absent.pem").toString());
    assertRefused(settings, "absent.pem cannot be read");
    settings.put(setting, Files.writeString(directory.resolve("odd.pem"), "odd").toString());
    assertRefused(settings, "odd.pem");
  }

  @Test
  void theKeyHasToBeThatOfTheCertificate() throws Exception {
    Authority authority = new Authority("authority", directory);
    Map<String, String> settings = authority.settings("a.nodes.test", "*.nodes.test");
    settings.put(
        TlsFiles.KEY, authority.settings("b.nodes.test", "*.nodes.test").get(TlsFiles.KEY));
    assertRefused(settings, "is not the key of the certificate");
  }

  @Test
  void insecureAndTlsContradictEachOther() throws Exception {
    Map<String, String> settings =
        new HashMap<>(
            new Authority("authority", directory).settings("a.nodes.test", "*.nodes.test"));
    settings.put(Security.INSECURE, "true");
    assertRefused(settings, Security.INSECURE + ": is true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7420", "127.0.0.1", "127.0.0.1:70000", "::1:7420", "no-such-host.invalid:0"})
  void anAddressThatCannotBeListenedOnIsNamed(String listen) {
    assertThatThrownBy(() -> Node.open(listen, Map.of(), Node.ECHO))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("[SV349]")
        .hasMessageContaining("'" + listen + "'");
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (Node first = Node.listening(Node.ECHO)) {
      assertThatThrownBy(() -> Node.open(first.address(), Map.of(), Node.ECHO))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("[SV349]")
          .hasMessageContaining("in use");
    }
  }

  private static void assertRefused(Map<String, String> settings, String why) {
    assertThatThrownBy(() -> Node.open("127.0.0.1:0", settings, Node.ECHO))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("[SV348]")
        .hasMessageContaining(why);
  }

  private Node listening(Map<String, String> settings) {
    return Node.open("127.0.0.1:0", settings, this::echo);
  }

  private void echo(IncomingCall call) {
    handled.incrementAndGet();
    peer.set(call.peer());
    call.reply(call.request());
  }
}
