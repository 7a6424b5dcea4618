package dev.selvedge.runtime.shard.member;

import java.io.IOException;
import java.util.List;

/** A name server that answers what it is told to. */
final class FakeNames implements NameLookup {
  List<String> addresses = List.of();
  List<HostPort> services = List.of();
  boolean fails;
  int asked;

  @Override
  public List<String> addresses(String host) throws IOException {
    asked++;
    if (fails) {
      throw new IOException("no name server answers");
    }
    return addresses;
  }

  @Override
  public List<HostPort> services(String name) throws IOException {
    return services;
  }
}
