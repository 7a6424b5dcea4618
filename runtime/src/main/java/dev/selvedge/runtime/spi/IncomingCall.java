package dev.selvedge.runtime.spi;

/** A request from another node. Thread-safe. */
public interface IncomingCall {

  byte[] request();

  /** Who sent it, as the transport has authenticated it; an address where it has not. */
  String peer();

  /** Answers it; later answers are ignored. Never blocks and never throws. */
  void reply(byte[] reply);

  /** Has the action run once the sender does not wait any more, also if that is so already. */
  void onCancelled(Runnable action);
}
