package dev.selvedge.runtime.spi;

import java.time.Duration;

/** Carries requests of this node to others, and theirs to this one. Thread-safe. */
public interface Transport extends AutoCloseable {

  /** Where it listens, {@code host:port}; empty where it does not. */
  String address();

  /**
   * Sends a request. Never blocks and never throws; {@code reply} is told exactly once, on any
   * thread, at the latest soon after the timeout.
   *
   * @param address of the other node, as that one advertises it
   * @param timeout also ends the call over there
   */
  Sent send(String address, byte[] request, Duration timeout, Reply reply);

  /**
   * Takes no more requests, and waits until the replies to those that came are on their way, so
   * that the process can end. Requests to others are still sent. Never throws.
   *
   * @param most how long to wait; nothing is ended for lack of time
   */
  default void stopListening(Duration most) {
    // nothing, where a reply has left once it was given
  }

  /** Stops listening, ends all calls and connections. Never throws. */
  @Override
  void close();

  /** A request under way. */
  interface Sent {

    /** Nobody waits for the reply any more; the other node is told if that is possible. */
    void cancel();
  }

  /** What has become of a request; methods are quick and never throw. */
  interface Reply {
    void arrived(byte[] reply);

    /** It is proven that not a byte of the request has reached the application over there. */
    void notSent(Throwable cause);

    /** It may have been received: the connection broke, the time was up, or it was cancelled. */
    void lost(Throwable cause);
  }
}
