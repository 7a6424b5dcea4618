package dev.selvedge.demo;

import java.io.IOException;

/** The payment service's answer that it cannot take this payment now, but may later. */
final class PaymentUnavailableException extends IOException {

  private static final long serialVersionUID = 1;

  PaymentUnavailableException(int status, String reason) {
    super("payment service answered " + status + ": " + reason);
  }
}
