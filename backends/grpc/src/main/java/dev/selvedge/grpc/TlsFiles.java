package dev.selvedge.grpc;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.spi.TransportContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the settings say about TLS; all of them belong together.
 *
 * @param certificate chain of this node's certificates, its own first, in PEM
 * @param key private key of it, PKCS #8 in PEM
 * @param trust certificates of the authorities that vouch for nodes, in PEM
 * @param peers who may take part
 */
record TlsFiles(Path certificate, Path key, Path trust, PeerNames peers) {

  static final String CERTIFICATE = "selvedge.transport.tls.certificate";
  static final String KEY = "selvedge.transport.tls.key";
  static final String TRUST = "selvedge.transport.tls.trust";
  static final String PEERS = "selvedge.transport.tls.peers";

  /** Empty if nothing is said about TLS. */
  static Optional<TlsFiles> of(TransportContext context) {
    if (Stream.of(CERTIFICATE, KEY, TRUST, PEERS).allMatch(key -> context.setting(key).isEmpty())) {
      return Optional.empty();
    }
    Set<String> peers = PeerNames.split(required(context, PEERS));
    if (peers.isEmpty()) {
      throw unusable(PEERS, "names nobody");
    }
    return Optional.of(
        new TlsFiles(
            path(context, CERTIFICATE),
            path(context, KEY),
            path(context, TRUST),
            new PeerNames(peers)));
  }

  private static Path path(TransportContext context, String key) {
    String value = required(context, key);
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw unusable(key, "'" + value + "' is not a path");
    }
  }

  private static String required(TransportContext context, String key) {
    return context
        .setting(key)
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> unusable(key, "is missing, but other settings for TLS are there"));
  }

  static InvalidSettingException unusable(String key, String problem) {
    return new InvalidSettingException(Diagnostic.TRANSPORT_TLS_UNUSABLE.message(key, problem));
  }
}
