package dev.selvedge.grpc;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.TransportContext;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How connections are protected: by mutual TLS wherever its settings are there, else not at all,
 * which is allowed on loopback addresses and, if {@code selvedge.transport.insecure=true}, beyond.
 * Thread-safe.
 */
final class Security {

  static final String INSECURE = "selvedge.transport.insecure";

  private final @Nullable NodeIdentity identity;
  private final boolean insecure;

  private Security(@Nullable NodeIdentity identity, boolean insecure) {
    this.identity = identity;
    this.insecure = insecure;
  }

  /**
   * As the settings say.
   *
   * @throws InvalidSettingException if they are not complete, or name what cannot be used
   */
  static Security of(TransportContext context) {
    boolean insecure = context.setting(INSECURE).map(Boolean::parseBoolean).orElse(false);
    Optional<TlsFiles> files = TlsFiles.of(context);
    if (insecure && files.isPresent()) {
      throw TlsFiles.unusable(INSECURE, "is true, but there are settings for TLS too");
    }
    if (insecure) {
      Log.warning(Security.class, Diagnostic.TRANSPORT_INSECURE.message(), null);
    }
    return new Security(files.map(NodeIdentity::read).orElse(null), insecure);
  }

  boolean plainAllowed(InetAddress address) {
    return insecure || address.isLoopbackAddress();
  }

  /** What changes while the transport runs; null without TLS. */
  @Nullable NodeIdentity identity() {
    return identity;
  }

  /** What to connect with; null for plain. */
  @Nullable ChannelCredentials client() {
    if (identity == null) {
      return null;
    }
    return TlsChannelCredentials.newBuilder()
        .keyManager(identity.keys())
        .trustManager(identity.trust())
        .build();
  }

  /**
   * What to listen with.
   *
   * @throws InvalidSettingException if others could reach the address, and it would be plain
   */
  ServerCredentials server(InetAddress address) {
    if (identity != null) {
      return TlsServerCredentials.newBuilder()
          .keyManager(identity.keys())
          .trustManager(identity.trust())
          .clientAuth(ClientAuth.REQUIRE)
          .build();
    }
    if (!plainAllowed(address)) {
      throw new InvalidSettingException(
          Diagnostic.TRANSPORT_UNPROTECTED.message("listening", address));
    }
    return InsecureServerCredentials.create();
  }
}
