package dev.selvedge.redis;

import dev.selvedge.runtime.InvalidSettingException;
import io.lettuce.core.SslVerifyMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a coordinator URL apart. Its messages repeat nothing that may hold a password. */
final class UrlParser {
  private static final String FORM =
      "write redis://[user:password@]host[:port][/database][?timeout=2s&wait=1]";
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");
  private static final Duration SHORTEST = Duration.ofMillis(50);

  private final String url;
  private final Topology topology;

  /** The URL as far as it can be shown; grows while it is read. */
  private String shown;

  UrlParser(String url) {
    this.url = url;
    Topology known = Topology.of(url);
    this.shown = url.substring(0, Math.max(0, url.indexOf("://"))) + "://...";
    if (known == null) {
      throw invalid("is no URL of Redis; " + FORM);
    }
    this.topology = known;
  }

  RedisUrl parse() {
    String rest = url.substring(url.indexOf("://") + 3);
    // the last one, as passwords are often pasted in as they are
    int at = rest.lastIndexOf('@');
    String credentials = at < 0 ? null : rest.substring(0, at);
    rest = rest.substring(at + 1);
    shown = shown.replace("...", (at < 0 ? "" : "***@") + rest);
    if (at < 0 && rest.chars().filter(c -> c == ':').count() > 1 && rest.indexOf(',') < 0) {
      shown = url.substring(0, url.indexOf("://")) + "://...";
    }

    int hash = rest.indexOf('#');
    String master = hash < 0 ? "" : rest.substring(hash + 1);
    rest = hash < 0 ? rest : rest.substring(0, hash);
    int question = rest.indexOf('?');
    RedisOptions options =
        question < 0 ? RedisOptions.DEFAULT : options(rest.substring(question + 1));
    rest = question < 0 ? rest : rest.substring(0, question);
    int slash = rest.indexOf('/');
    int database = slash < 0 ? 0 : database(rest.substring(slash + 1));
    List<RedisUrl.Node> nodes = nodes(slash < 0 ? rest : rest.substring(0, slash));
    check(master, database, nodes, options);
    return withCredentials(credentials, nodes, database, master, options);
  }

  private void check(String master, int database, List<RedisUrl.Node> nodes, RedisOptions options) {
    if (topology == Topology.SENTINEL && master.isEmpty()) {
      throw invalid("names no primary; append #NAME as the sentinels know it");
    }
    if (topology == Topology.SINGLE && nodes.size() > 1) {
      throw invalid("names several hosts; use redis-cluster:// or redis-sentinel:// for those");
    }
    if (topology == Topology.CLUSTER && database != 0) {
      throw invalid("names a database, but a cluster has only database 0; leave it out");
    }
    if (topology == Topology.CLUSTER && options.replicas() > 0) {
      throw invalid("has wait=, which is for one primary and its replicas; leave it out");
    }
  }

  private RedisUrl withCredentials(
      @Nullable String credentials,
      List<RedisUrl.Node> nodes,
      int database,
      String master,
      RedisOptions options) {
    String user = null;
    String password = null;
    if (credentials != null) {
      int colon = credentials.indexOf(':');
      // one word alone is a password, as everybody's habit is
      user = colon <= 0 ? null : decoded(credentials.substring(0, colon));
      password = decoded(credentials.substring(colon + 1));
    }
    boolean tls = topology.isSecure(url);
    return new RedisUrl(topology, tls, user, password, nodes, database, master, options);
  }

  private List<RedisUrl.Node> nodes(String text) {
    List<RedisUrl.Node> nodes = new ArrayList<>();
    for (String address : text.split(",", -1)) {
      int colon = address.lastIndexOf(':');
      boolean bare = colon < 0 || address.endsWith("]");
      String host = bare ? address : address.substring(0, colon);
      if (host.startsWith("[") && host.endsWith("]")) {
        host = host.substring(1, host.length() - 1);
      }
      if (host.isBlank()) {
        throw invalid("names no host; " + FORM);
      }
      int port =
          bare ? topology.defaultPort : number(address.substring(colon + 1), 1, 65_535, "port");
      nodes.add(new RedisUrl.Node(host, port));
    }
    return List.copyOf(nodes);
  }

  private int database(String text) {
    return text.isEmpty() ? 0 : number(text, 0, 1_000_000, "database");
  }

  private RedisOptions options(String query) {
    RedisOptions options = RedisOptions.DEFAULT;
    for (String option : query.split("&", -1)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      String value = equals < 0 ? "" : decoded(option.substring(equals + 1));
      options = with(options, name, value);
    }
    return options;
  }

  private RedisOptions with(RedisOptions options, String name, String value) {
    return switch (name) {
      case "timeout" ->
          new RedisOptions(duration(value), options.replicas(), options.trust(), options.verify());
      case "wait" ->
          new RedisOptions(
              options.timeout(), number(value, 0, 100, "wait"), options.trust(), options.verify());
      case "trust" ->
          new RedisOptions(
              options.timeout(), options.replicas(), readable(value), options.verify());
      case "verify" ->
          new RedisOptions(options.timeout(), options.replicas(), options.trust(), verify(value));
      default ->
          throw invalid("has the unknown option " + name + "; known: timeout, wait, trust, verify");
    };
  }

  private Duration duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw invalid("timeout " + text + " is no duration; write 500ms or 2s");
    }
    long amount = Long.parseLong(parts.group(1));
    Duration duration =
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          default -> Duration.ofMinutes(amount);
        };
    if (duration.compareTo(SHORTEST) < 0) {
      throw invalid("timeout " + text + " is too short; at least 50ms");
    }
    return duration;
  }

  private Path readable(String text) {
    try {
      Path file = Path.of(text);
      if (Files.isReadable(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      throw invalid("trust is no path: " + e.getMessage());
    }
    throw invalid("trust names a file that cannot be read: " + text);
  }

  private SslVerifyMode verify(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "full" -> SslVerifyMode.FULL;
      case "ca" -> SslVerifyMode.CA;
      case "none" -> SslVerifyMode.NONE;
      default -> throw invalid("verify is " + text + "; write full, ca or none");
    };
  }

  private int number(String text, int least, int most, String what) {
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid(what + " is no number; write " + least + " to " + most);
    }
    throw invalid(what + " is " + text + "; write " + least + " to " + most);
  }

  private String decoded(String text) {
    try {
      // a plus sign stands for itself here, unlike in forms
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid("has a % that begins no code; write %25 for a percent sign");
    }
  }

  private InvalidSettingException invalid(String problem) {
    return new InvalidSettingException("coordinator " + shown + " " + problem);
  }
}
