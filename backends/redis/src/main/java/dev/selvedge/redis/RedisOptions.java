package dev.selvedge.redis;

import io.lettuce.core.SslVerifyMode;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the question mark of a URL.
 *
 * @param timeout for connecting, and the longest that one request is waited for
 * @param replicas how many have to acknowledge a grant; 0 for none
 * @param trust certificates in PEM that are trusted instead of those of the JDK; null for the JDK's
 * @param verify what of the server's certificate is checked
 */
record RedisOptions(Duration timeout, int replicas, @Nullable Path trust, SslVerifyMode verify) {
  static final RedisOptions DEFAULT =
      new RedisOptions(Duration.ofSeconds(2), 0, null, SslVerifyMode.FULL);
}
