package dev.selvedge.grpc;

import dev.selvedge.grpc.OutgoingCall.End;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The nodes that this one sends to, until it has not done so for a while. Thread-safe. */
final class Peers {

  static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final ConcurrentMap<String, Peer> peers = new ConcurrentHashMap<>();
  private final Connector connector;
  private final LongSupplier nanoTime;
  private volatile boolean closed;

  Peers(Connector connector, LongSupplier nanoTime) {
    this.connector = connector;
    this.nanoTime = nanoTime;
  }

  void send(OutgoingCall call) {
    String address = call.address();
    try {
      Endpoint endpoint = Endpoint.parse(address);
      while (!closed) {
        Peer peer = peers.computeIfAbsent(address, key -> new Peer(endpoint, connector, nanoTime));
        if (peer.send(call)) {
          if (closed) {
            peer.close();
          }
          return;
        }
        peers.remove(address, peer);
      }
      call.unsent(End.OTHER, "this node's transport is closed", null);
    } catch (IllegalArgumentException e) {
      call.unsent(End.OTHER, "no address: " + e.getMessage(), e);
    }
  }

  /** Forgets those that are not used any more. */
  void sweep() {
    peers.forEach(
        (address, peer) -> {
          if (peer.retireIfIdle(IDLE_NANOS)) {
            peers.remove(address, peer);
          }
        });
  }

  int size() {
    return peers.size();
  }

  /** Ends all calls. */
  void close() {
    closed = true;
    // a peer that is made meanwhile is closed by its maker
    while (!peers.isEmpty()) {
      peers.forEach(
          (address, peer) -> {
            peer.close();
            peers.remove(address, peer);
          });
    }
  }
}
