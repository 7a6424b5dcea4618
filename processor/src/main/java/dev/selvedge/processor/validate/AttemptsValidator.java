package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.RetryModel;

/** How often, and whether at all. */
final class AttemptsValidator implements Check<RetryModel> {

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    int attempts = retry.maxAttempts().value();
    String method = retry.method().signature();
    if (attempts < 1) {
      Place place = Place.of(retry, retry.maxAttempts());
      report.add(Diagnostic.RETRY_MAX_ATTEMPTS, place, attempts, method);
    } else if (attempts == 1 && retry.fallback().value().isEmpty()) {
      // with a fallback it is a way to say "no retries, but this instead of a failure"
      report.add(Diagnostic.RETRY_SINGLE_ATTEMPT, Place.of(retry, retry.maxAttempts()), method);
    }
  }
}
