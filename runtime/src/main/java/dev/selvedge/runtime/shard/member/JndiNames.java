package dev.selvedge.runtime.shard.member;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Asks the name servers of this host by the JDK's DNS provider, which caches nothing: {@link
 * InetAddress} would go on answering for half a minute what was true before. Names that DNS does
 * not know, as those of {@code /etc/hosts}, are then looked up by {@link InetAddress} all the same.
 *
 * <p>The provider does not complete names, so the search domains of {@code /etc/resolv.conf} are
 * tried here. Thread-safe.
 */
final class JndiNames implements NameLookup {
  private static final Path RESOLV_CONF = Path.of("/etc/resolv.conf");
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");
  private static final String TIMEOUT_MILLIS = "500";
  private static final String TRIES = "2";

  @Override
  public List<String> addresses(String host) throws IOException {
    if (!LITERAL.matcher(host).matches()) {
      List<String> found = new ArrayList<>();
      IOException trouble = null;
      try {
        for (String address : ask(host, JndiNames::text, "A", "AAAA")) {
          found.add(InetAddress.getByName(address).getHostAddress()); // one text for each
        }
      } catch (IOException e) { // no name server, which a host without a network may do without
        trouble = e;
      }
      if (!found.isEmpty()) {
        return found;
      }
      if (trouble != null && isUnknownToSystem(host)) {
        throw trouble;
      }
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private static boolean isUnknownToSystem(String host) {
    try {
      return InetAddress.getAllByName(host).length == 0;
    } catch (UnknownHostException e) {
      return true;
    }
  }

  @Override
  public List<HostPort> services(String name) throws IOException {
    return ask(name, JndiNames::service, "SRV");
  }

  private static String text(String record) {
    return record;
  }

  /** Reads {@code priority weight port target.}; the first two do not matter for placement. */
  private static HostPort service(String record) {
    String[] words = record.split(" ", -1);
    String target =
        words[3].endsWith(".") ? words[3].substring(0, words[3].length() - 1) : words[3];
    return new HostPort(target, Integer.parseInt(words[2]));
  }

  private static <T> List<T> ask(String name, Function<String, T> read, String... types)
      throws IOException {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, "dns:");
    environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    try {
      DirContext context = new InitialDirContext(environment);
      try {
        for (String candidate : candidates(name)) {
          List<T> found = ask(context, candidate, read, types);
          if (!found.isEmpty()) {
            return found;
          }
        }
        return List.of();
      } finally {
        context.close();
      }
    } catch (NamingException e) {
      throw new IOException("no name server answers for " + name + ": " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("BanJNDI") // the provider for DNS answers text, and never makes objects of it
  private static <T> List<T> ask(
      DirContext context, String name, Function<String, T> read, String... types)
      throws NamingException {
    List<T> found = new ArrayList<>();
    Attributes records;
    try {
      records = context.getAttributes(name, types);
    } catch (NameNotFoundException e) {
      return found;
    }
    for (String type : types) {
      Attribute values = records.get(type);
      NamingEnumeration<?> all = values == null ? null : values.getAll();
      while (all != null && all.hasMore()) {
        found.add(read.apply(String.valueOf(all.next())));
      }
    }
    return found;
  }

  /** The name as it is, then within each of the domains in which this host looks for names. */
  private static List<String> candidates(String name) {
    if (name.endsWith(".")) {
      return List.of(name);
    }
    List<String> all = new ArrayList<>(List.of(name + '.'));
    try {
      for (String line : Files.readAllLines(RESOLV_CONF)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words[0].equals("search")) {
          for (int i = 1; i < words.length; i++) {
            all.add(name + '.' + words[i] + (words[i].endsWith(".") ? "" : "."));
          }
        }
      }
    } catch (IOException e) {
      return all; // not such a system: names have to be whole there
    }
    return all;
  }
}
