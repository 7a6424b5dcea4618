package dev.selvedge.redis;

import dev.selvedge.runtime.InvalidSettingException;
import io.lettuce.core.RedisURI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A coordinator URL, taken apart. Its text shows no secret.
 *
 * @param nodes at least one
 * @param user null for the default user
 * @param password null for none
 * @param master the name by which sentinels know the primary; empty elsewhere
 */
record RedisUrl(
    Topology topology,
    boolean tls,
    @Nullable String user,
    @Nullable String password,
    List<Node> nodes,
    int database,
    String master,
    RedisOptions options) {

  /** One address. */
  record Node(String host, int port) {
    @Override
    public String toString() {
      return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
    }
  }

  static RedisUrl parse(String url) {
    return new UrlParser(url).parse();
  }

  /** Reports what is wrong with it. */
  InvalidSettingException invalid(String problem) {
    return new InvalidSettingException("coordinator " + this + ": " + problem);
  }

  /** What Lettuce connects to for a single server or through sentinels. */
  RedisURI lettuceUri() {
    if (topology != Topology.SENTINEL) {
      return uri(nodes.get(0));
    }
    RedisURI.Builder sentinels = RedisURI.builder().withSentinelMasterId(master);
    for (Node node : nodes) {
      RedisURI sentinel = RedisURI.create(node.host(), node.port());
      sentinel.setSsl(tls);
      sentinel.setVerifyPeer(options.verify());
      sentinel.setTimeout(options.timeout());
      sentinels.withSentinel(sentinel);
    }
    return completed(sentinels);
  }

  /** What Lettuce starts from to find the nodes of a cluster. */
  List<RedisURI> seeds() {
    return nodes.stream().map(this::uri).toList();
  }

  private RedisURI uri(Node node) {
    return completed(RedisURI.builder().withHost(node.host()).withPort(node.port()));
  }

  private RedisURI completed(RedisURI.Builder uri) {
    uri.withDatabase(database).withTimeout(options.timeout()).withClientName("selvedge");
    uri.withSsl(tls).withVerifyPeer(options.verify());
    if (user != null && password != null) {
      uri.withAuthentication(user, password);
    } else if (password != null) {
      uri.withPassword((CharSequence) password);
    }
    return uri.build();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(tls ? topology.secure : topology.plain).append("://");
    if (password != null) {
      text.append("***@");
    }
    for (int i = 0; i < nodes.size(); i++) {
      text.append(i == 0 ? "" : ",").append(nodes.get(i));
    }
    if (topology != Topology.CLUSTER) {
      text.append('/').append(database);
    }
    return topology == Topology.SENTINEL
        ? text.append('#').append(master).toString()
        : text.toString();
  }
}
