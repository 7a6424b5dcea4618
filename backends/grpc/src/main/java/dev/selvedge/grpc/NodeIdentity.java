package dev.selvedge.grpc;

import dev.selvedge.runtime.internal.Log;
import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * This node's certificate and key, and whom it trusts, as the files have them; read again when they
 * change. Connections that are made from then on use the new ones. Thread-safe.
 */
final class NodeIdentity {

  private final TlsFiles files;
  private final SwitchingKeyManager keys = new SwitchingKeyManager();
  private final PeerTrustManager trust;
  private volatile List<FileTime> tried = List.of();

  private NodeIdentity(TlsFiles files) {
    this.files = files;
    this.trust = new PeerTrustManager(files.peers());
  }

  /**
   * Reads the files.
   *
   * @throws dev.selvedge.runtime.InvalidSettingException if they cannot be used
   */
  static NodeIdentity read(TlsFiles files) {
    NodeIdentity identity = new NodeIdentity(files);
    try {
      identity.tried = identity.times();
    } catch (IOException e) {
      Log.debug(NodeIdentity.class, "reading the files will say which one is not there", e);
    }
    identity.load();
    return identity;
  }

  KeyManager keys() {
    return keys;
  }

  TrustManager trust() {
    return trust;
  }

  /** Reads them again if one of them has changed; what cannot be used leaves in force what was. */
  void refresh() {
    try {
      List<FileTime> now = times();
      if (!now.equals(tried)) {
        // before they are read: what is written meanwhile has a later time, and is read next time
        tried = now;
        load();
      }
    } catch (IOException | RuntimeException e) {
      Log.warning(NodeIdentity.class, "certificates stay as they were: " + e.getMessage(), null);
    }
  }

  private void load() {
    X509Certificate[] chain = certificates(TlsFiles.CERTIFICATE, files.certificate());
    PrivateKey key = privateKey();
    if (!belongTogether(key, chain[0].getPublicKey())) {
      throw TlsFiles.unusable(TlsFiles.KEY, files.key() + " is not the key of the certificate");
    }
    X509TrustManager authorities = authorities();
    keys.use(chain, key);
    trust.use(authorities);
  }

  private List<FileTime> times() throws IOException {
    return List.of(
        Files.getLastModifiedTime(files.certificate()),
        Files.getLastModifiedTime(files.key()),
        Files.getLastModifiedTime(files.trust()));
  }

  private static X509Certificate[] certificates(String setting, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate[] all = CertificateUtils.getX509Certificates(in);
      if (all.length == 0) {
        throw TlsFiles.unusable(setting, file + " has no certificate in it");
      }
      return all;
    } catch (IOException | GeneralSecurityException e) {
      throw TlsFiles.unusable(setting, file + " cannot be read: " + e);
    }
  }

  private PrivateKey privateKey() {
    try (InputStream in = Files.newInputStream(files.key())) {
      return CertificateUtils.getPrivateKey(in);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw TlsFiles.unusable(TlsFiles.KEY, files.key() + " cannot be read as PKCS #8: " + e);
    }
  }

  private X509TrustManager authorities() {
    X509Certificate[] all = certificates(TlsFiles.TRUST, files.trust());
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < all.length; i++) {
        store.setCertificateEntry("authority-" + i, all[i]);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new GeneralSecurityException("no trust manager for X.509"));
    } catch (IOException | GeneralSecurityException e) {
      throw TlsFiles.unusable(TlsFiles.TRUST, files.trust() + " cannot be used: " + e);
    }
  }

  /** By a signature that the one makes and the other verifies. */
  private static boolean belongTogether(PrivateKey key, PublicKey certified) {
    @Nullable String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> null;
        };
    if (algorithm == null) {
      return true;
    }
    try {
      byte[] text = {1, 2, 3};
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
