package dev.selvedge.runtime.shard.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The other nodes by address. Thread-safe. Forgets idle ones when there are very many. */
final class Peers {
  private static final int MANY = 2_000;

  private final Map<String, Peer> all = new ConcurrentHashMap<>();

  Peer at(String address) {
    Peer known = all.get(address);
    if (known != null) {
      return known;
    }
    if (all.size() >= MANY) {
      all.values().removeIf(Peer::isIdle); // addresses come and go with every deployment
    }
    return all.computeIfAbsent(address, any -> new Peer());
  }
}
