package dev.selvedge.demo;

/** What the payment service does with a request. */
enum Behaviour {
  /** Charges and replies. */
  ANSWER,
  /** Replies 503 and charges nothing. */
  REFUSE,
  /** Closes the connection without a reply and charges nothing. */
  HANG_UP,
  /** Charges, but replies when the client has long given up. */
  STALL
}
