package dev.selvedge.redis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the servers behind a URL are arranged. */
enum Topology {
  SINGLE("redis", "rediss", 6379),
  SENTINEL("redis-sentinel", "rediss-sentinel", 26379),
  CLUSTER("redis-cluster", "rediss-cluster", 6379);

  final String plain;
  final String secure;
  final int defaultPort;

  Topology(String plain, String secure, int defaultPort) {
    this.plain = plain;
    this.secure = secure;
    this.defaultPort = defaultPort;
  }

  /** What the scheme of the URL says; null if it is none of ours. */
  static @Nullable Topology of(String url) {
    int end = url.indexOf("://");
    String scheme = end < 0 ? "" : url.substring(0, end).toLowerCase(Locale.ROOT);
    for (Topology topology : values()) {
      if (scheme.equals(topology.plain) || scheme.equals(topology.secure)) {
        return topology;
      }
    }
    return null;
  }

  boolean isSecure(String url) {
    return url.regionMatches(true, 0, secure + "://", 0, secure.length() + 3);
  }
}
