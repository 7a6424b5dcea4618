package dev.selvedge.runtime.shard.member;

import java.io.IOException;
import java.util.List;

/** Asks name servers. Blocks; thread-safe. */
interface NameLookup {

  /**
   * The addresses of a host, in their one canonical text; empty where the name is not known.
   *
   * @throws IOException if no name server answered
   */
  List<String> addresses(String host) throws IOException;

  /**
   * What provides a service, {@code _service._tcp.name}; empty where the name is not known.
   *
   * @throws IOException if no name server answered
   */
  List<HostPort> services(String name) throws IOException;
}
