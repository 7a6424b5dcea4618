package dev.selvedge.grpc;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a node is reached.
 *
 * @param host a name or an address, that of IPv6 without brackets
 * @param port 0 for any free one
 */
record Endpoint(String host, int port) {

  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%a-z]+)]|([^:\\[\\]/\\s]+)):([0-9]{1,5})");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /**
   * Reads {@code host:port}, or {@code [address]:port} for IPv6.
   *
   * @throws IllegalArgumentException if it is of neither form
   */
  static Endpoint parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || Integer.parseInt(form.group(3)) > 65_535) {
      throw new IllegalArgumentException("'" + text + "' is not host:port");
    }
    String host = form.group(1) != null ? form.group(1) : form.group(2);
    return new Endpoint(host, Integer.parseInt(form.group(3)));
  }

  /** Whether finding its address asks nobody, so that it takes no time. */
  boolean literal() {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  /** May ask a name server, and wait for it, unless it is {@link #literal}. */
  InetAddress[] addresses() throws UnknownHostException {
    return InetAddress.getAllByName(host);
  }

  Endpoint withPort(int actual) {
    return new Endpoint(host, actual);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ':' + port;
  }
}
