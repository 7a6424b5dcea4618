package dev.selvedge.processor.validate;

import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.RetryModel;

/**
 * One rule, or a few of a kind, about a {@code @Retry} method. Adds what it finds and never throws.
 */
interface Check {
  void check(HostModel host, RetryModel retry, ValidationReport report);
}
