package dev.selvedge.benchmarks.shard;

import java.math.BigDecimal;
import java.util.List;

/** What is sent: a small record, as calls between services have them. */
public record Invoice(long id, String customer, BigDecimal amount, List<String> articles) {

  static Invoice of(long id) {
    return new Invoice(
        id, "customer-" + id % 1_000, new BigDecimal("129.90"), List.of("a-1", "b-22", "c-333"));
  }
}
