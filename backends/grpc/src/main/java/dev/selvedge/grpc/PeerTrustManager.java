package dev.selvedge.grpc;

import dev.selvedge.runtime.internal.Log;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts whom an authority vouches for and who is on the list, whichever of the two sides connects.
 * The address that a node is reached by is not compared with its certificate: nodes are known by
 * their names on the list, and addresses come and go. Thread-safe.
 */
final class PeerTrustManager extends X509ExtendedTrustManager {

  private static final X509Certificate[] NONE = {};

  /** Whoever is refused tries again, and may be no friend. */
  private static final long TELL_EVERY = Duration.ofSeconds(10).toNanos();

  private final PeerNames peers;
  private final AtomicLong lastTold = new AtomicLong(System.nanoTime() - TELL_EVERY);
  private volatile @Nullable X509TrustManager authorities;

  PeerTrustManager(PeerNames peers) {
    this.peers = peers;
  }

  void use(X509TrustManager authorities) {
    this.authorities = authorities;
  }

  private X509TrustManager authorities() throws CertificateException {
    X509TrustManager current = authorities;
    if (current == null) {
      throw new CertificateException("no authorities are known");
    }
    return current;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      authorities().checkClientTrusted(chain, type);
      peers.check(chain[0]);
    } catch (CertificateException e) {
      throw refused(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    try {
      authorities().checkServerTrusted(chain, type);
      peers.check(chain[0]);
    } catch (CertificateException e) {
      throw refused(e);
    }
  }

  /** Says so here, as the other side only hears that something was wrong; not at every attempt. */
  private CertificateException refused(CertificateException e) {
    long now = System.nanoTime();
    long before = lastTold.get();
    if (now - before >= TELL_EVERY && lastTold.compareAndSet(before, now)) {
      Log.warning(PeerTrustManager.class, "a node was refused: " + e.getMessage(), null);
    }
    return e;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    X509TrustManager current = authorities;
    return current == null ? NONE : current.getAcceptedIssuers();
  }
}
