package dev.selvedge.benchmarks.shard;

import java.math.BigDecimal;

/** What comes back. */
public record Balance(String customer, BigDecimal open, long lastInvoice) {

  /** What the owner does, which is next to nothing: the call is what is measured. */
  static Balance after(Invoice invoice) {
    return new Balance(invoice.customer(), invoice.amount(), invoice.id());
  }
}
