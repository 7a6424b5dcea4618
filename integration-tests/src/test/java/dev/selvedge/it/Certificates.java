package dev.selvedge.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates of nodes, all of which are vouched for, each by itself. */
final class Certificates {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final Path trust;

  Certificates(Path folder) {
    this.folder = folder;
    this.trust = folder.resolve("trust.pem");
  }

  /** The settings of a node of that name, which lets those others take part. */
  String[] settings(String node, String peers) throws Exception {
    Path store = folder.resolve(node + ".p12");
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("java.home"), "bin", Jdks.executable("keytool")).toString());
    command.addAll(List.of("-genkeypair", "-alias", node, "-keyalg", "EC", "-validity", "1"));
    command.addAll(List.of("-dname", "CN=" + node, "-ext", "san=dns:" + node));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", new String(PASSWORD)));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    try {
      assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      keytool.destroyForcibly();
    }
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      made.load(in, PASSWORD);
    }
    String certificate = pem("CERTIFICATE", made.getCertificate(node).getEncoded());
    Files.writeString(folder.resolve(node + ".pem"), certificate);
    Files.writeString(
        folder.resolve(node + ".key"),
        pem("PRIVATE KEY", made.getKey(node, PASSWORD).getEncoded()));
    Files.writeString(trust, certificate, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new String[] {
      "transport.tls.certificate=" + folder.resolve(node + ".pem"),
      "transport.tls.key=" + folder.resolve(node + ".key"),
      "transport.tls.trust=" + trust,
      "transport.tls.peers=" + peers
    };
  }

  private static String pem(String kind, byte[] encoded) {
    String body = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(encoded);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
