package dev.selvedge.grpc;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows one certificate, which can be exchanged. Each has a name of its own, so that a handshake
 * that has chosen the old one finds the old key too. Thread-safe.
 */
final class SwitchingKeyManager extends X509ExtendedKeyManager {

  private static final int KEPT = 2;

  private record Identity(X509Certificate[] chain, PrivateKey key) {}

  private final ConcurrentMap<String, Identity> identities = new ConcurrentHashMap<>();
  private volatile int latest;

  synchronized void use(X509Certificate[] chain, PrivateKey key) {
    int next = latest + 1;
    identities.put(Integer.toString(next), new Identity(chain.clone(), key));
    latest = next;
    identities.remove(Integer.toString(next - KEPT));
  }

  private String alias() {
    return Integer.toString(latest);
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {alias()};
  }

  @Override
  public String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return alias();
  }

  @Override
  public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {alias()};
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return fits(type) ? alias() : null;
  }

  @Override
  public String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return alias();
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return fits(type) ? alias() : null;
  }

  /** Older handshakes name key exchange and key in one, as in {@code ECDHE_RSA}. */
  private boolean fits(String type) {
    Identity identity = identities.get(alias());
    return identity != null && type.contains(identity.key().getAlgorithm());
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Identity identity = identities.get(alias);
    return identity == null ? null : identity.chain().clone();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Identity identity = identities.get(alias);
    return identity == null ? null : identity.key();
  }
}
