package dev.selvedge.grpc;

import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Who may take part: subject alternative names (DNS names, URIs such as SPIFFE ids, IP addresses)
 * of certificates. {@code *.nodes.internal} stands for every name with one more label. The subject
 * of a certificate does not count.
 */
record PeerNames(Set<String> allowed) {

  /** Kinds of subject alternative names, as {@link X509Certificate} numbers them. */
  private static final Set<Integer> KINDS = Set.of(2, 6, 7);

  PeerNames {
    allowed = allowed.stream().map(PeerNames::canonical).collect(Collectors.toUnmodifiableSet());
  }

  static Set<String> split(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Accepts a certificate that has one of the names. */
  void check(X509Certificate certificate) throws CertificateException {
    List<String> names = names(certificate);
    if (names.stream().noneMatch(this::contains)) {
      throw new CertificateException(
          "certificate of %s (%s) is not among %s"
              .formatted(names, certificate.getSubjectX500Principal(), TlsFiles.PEERS));
    }
  }

  private boolean contains(String name) {
    int dot = name.indexOf('.');
    return allowed.contains(name) || (dot > 0 && allowed.contains("*" + name.substring(dot)));
  }

  /** The names of the other side, which has been authenticated; its subject if it has none. */
  static String of(SSLSession session) {
    try {
      Certificate[] chain = session.getPeerCertificates();
      if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
        List<String> names = names(certificate);
        return names.isEmpty()
            ? certificate.getSubjectX500Principal().getName()
            : String.join(",", names);
      }
      return "";
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      // cannot be: TLS is mutual here, and the names have been read before
      return "";
    }
  }

  private static List<String> names(X509Certificate certificate)
      throws CertificateParsingException {
    List<String> names = new ArrayList<>();
    @Nullable Collection<List<?>> all = certificate.getSubjectAlternativeNames();
    if (all != null) {
      for (List<?> name : all) {
        if (KINDS.contains(name.get(0)) && name.get(1) instanceof String text) {
          names.add(canonical(text));
        }
      }
    }
    return names;
  }

  private static String canonical(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
