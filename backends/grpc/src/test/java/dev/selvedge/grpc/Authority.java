package dev.selvedge.grpc;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** Makes certificates that nobody else trusts, and the settings of nodes that use them. */
final class Authority {

  private final KeyPair keys = keys();
  private final X500Principal name;
  private final Path directory;
  private int serial;

  Authority(String name, Path directory) throws Exception {
    this.name = new X500Principal("CN=" + name);
    this.directory = directory;
    write(directory.resolve("authority.pem"), certificate(this.name, keys, null));
  }

  /** Settings of a node that is called so, and lets those others take part. */
  Map<String, String> settings(String node, String peers) throws Exception {
    issue(node, directory.resolve(node + ".pem"), directory.resolve(node + "-key.pem"));
    Map<String, String> settings = new HashMap<>();
    settings.put(TlsFiles.CERTIFICATE, directory.resolve(node + ".pem").toString());
    settings.put(TlsFiles.KEY, directory.resolve(node + "-key.pem").toString());
    settings.put(TlsFiles.TRUST, directory.resolve("authority.pem").toString());
    settings.put(TlsFiles.PEERS, peers);
    return settings;
  }

  /** Writes a new certificate for that name, and its key. */
  void issue(String node, Path certificate, Path key) throws Exception {
    KeyPair pair = keys();
    write(certificate, certificate(new X500Principal("CN=" + node), pair, node));
    write(key, pair.getPrivate());
  }

  private X509CertificateHolder certificate(
      X500Principal subject, KeyPair pair, @Nullable String dnsName) throws Exception {
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(++serial),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            subject,
            pair.getPublic());
    if (dnsName == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } else {
      GeneralName alternative = new GeneralName(GeneralName.dNSName, dnsName);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternative));
    }
    return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static void write(Path file, X509CertificateHolder certificate) throws IOException {
    write(file, "CERTIFICATE", certificate.getEncoded());
  }

  private static void write(Path file, PrivateKey key) throws IOException {
    write(file, "PRIVATE KEY", key.getEncoded());
  }

  private static void write(Path file, String kind, byte[] encoded) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(encoded);
    Files.writeString(
        file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind));
  }
}
