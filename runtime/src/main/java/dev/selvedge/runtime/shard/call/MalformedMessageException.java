package dev.selvedge.runtime.shard.call;

/** What another node has sent is no message of the protocol; says what is wrong, and no more. */
final class MalformedMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedMessageException(String reason) {
    super(reason, null, false, false); // made for every bad message, so it must be cheap
  }
}
