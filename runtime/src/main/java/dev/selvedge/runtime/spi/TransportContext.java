package dev.selvedge.runtime.spi;

import java.util.Optional;

/** What the runtime gives to a transport. Thread-safe. */
public interface TransportContext {

  /** The stable id of this node. */
  String node();

  /** Where to listen, {@code host:port} with 0 for any free port; empty to send only. */
  String listen();

  /** The value of a setting, by its whole key, such as {@code selvedge.transport.insecure}. */
  Optional<String> setting(String key);

  /** The largest message to accept or send, in bytes. */
  int maxMessageBytes();

  /** Takes a request that has come in. Never blocks and never throws. */
  void handle(IncomingCall call);
}
