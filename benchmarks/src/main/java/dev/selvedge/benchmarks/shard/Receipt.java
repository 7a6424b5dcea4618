package dev.selvedge.benchmarks.shard;

import java.math.BigDecimal;

/** What comes back. */
public record Receipt(String customer, BigDecimal open, long lastInvoice) {

  /** What the owner does, which is next to nothing: the call is what is measured. */
  static Receipt after(Invoice invoice) {
    return new Receipt(invoice.customer(), invoice.amount(), invoice.id());
  }
}
