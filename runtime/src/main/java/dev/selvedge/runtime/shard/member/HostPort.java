package dev.selvedge.runtime.shard.member;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host and a port, as in {@code shop-1.acme:9000} or {@code [::1]:9000}.
 *
 * @param host a name or an address, without brackets
 */
record HostPort(String host, int port) {
  private static final Pattern TEXT =
      Pattern.compile("(?<name>[^\\s:\\[\\]/]+|\\[(?<v6>[0-9A-Fa-f:.%a-z]+)]):(?<port>\\d{1,5})");

  /** Null if it is none. */
  static @Nullable HostPort parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int port = Integer.parseInt(matcher.group("port"));
    String v6 = matcher.group("v6");
    return port < 1 || port > 65_535
        ? null
        : new HostPort(v6 == null ? matcher.group("name") : v6, port);
  }

  static boolean isValid(String text) {
    return parse(text) != null;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }
}
