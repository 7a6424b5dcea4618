package dev.selvedge.grpc;

import io.grpc.Status;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request brought no reply. Without a stack: it is made on a thread of the transport, whose
 * stack tells nothing about the call.
 */
final class PeerException extends IOException {
  private static final long serialVersionUID = 1L;

  PeerException(String address, String what, @Nullable Throwable cause) {
    super("node at " + address + ": " + what, cause);
  }

  static PeerException of(String address, Status status) {
    StringBuilder what = new StringBuilder();
    what.append(status.getCode().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    if (status.getDescription() != null) {
      what.append(", ").append(status.getDescription());
    }
    @Nullable Throwable cause = status.getCause();
    if (cause != null && cause.getMessage() != null) {
      what.append(": ").append(cause.getMessage());
    }
    return new PeerException(address, what.toString(), cause);
  }

  // not synchronized as the overridden one is: there is nothing to write
  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public Throwable fillInStackTrace() {
    return this;
  }
}
