package dev.selvedge.processor.validate;

import dev.selvedge.contract.Diagnostic;
import dev.selvedge.processor.model.Attribute;
import dev.selvedge.processor.model.HostModel;
import dev.selvedge.processor.model.RetryModel;
import java.util.OptionalLong;

/** The durations, each by itself and against the others, and how they grow. */
final class DelayValidator implements Check<RetryModel> {

  @Override
  public void check(HostModel host, RetryModel retry, ValidationReport report) {
    Durations durations = new Durations(retry, Diagnostic.RETRY_DURATION, report);
    OptionalLong delay = durations.parse(retry.delay());
    OptionalLong maxDelay = durations.parseUnlessUnset(retry.maxDelay());
    OptionalLong maxDuration = durations.parseUnlessUnset(retry.maxDuration());
    if (delay.isPresent() && maxDelay.isPresent()) {
      checkCap(retry, delay.getAsLong(), maxDelay.getAsLong(), report);
    }
    if (delay.isPresent() && maxDuration.isPresent()) {
      checkFit(retry, delay.getAsLong(), maxDuration.getAsLong(), report);
    }
    checkMultiplier(retry, report);
  }

  private static void checkCap(
      RetryModel retry, long delay, long maxDelay, ValidationReport report) {
    if (delay > maxDelay) {
      report.add(
          Diagnostic.RETRY_DELAY_ABOVE_MAX,
          Place.of(retry, retry.delay().isExplicit() ? retry.delay() : retry.maxDelay()),
          retry.delay().value(),
          retry.maxDelay().value(),
          retry.method().signature());
    }
  }

  private static void checkFit(
      RetryModel retry, long delay, long maxDuration, ValidationReport report) {
    if (delay >= maxDuration) {
      report.add(
          Diagnostic.RETRY_DELAY_ABOVE_DURATION,
          Place.of(retry, retry.maxDuration()),
          retry.delay().value(),
          retry.maxDuration().value(),
          retry.method().signature());
    }
  }

  private static void checkMultiplier(RetryModel retry, ValidationReport report) {
    Attribute<Double> multiplier = retry.multiplier();
    Place place = Place.of(retry, multiplier);
    String method = retry.method().signature();
    double factor = multiplier.value();
    if (!Double.isFinite(factor) || factor < 1) {
      report.add(Diagnostic.RETRY_MULTIPLIER, place, factor, method);
    } else if (multiplier.isExplicit() && retry.jitter().value().equals("DECORRELATED")) {
      String why = "jitter = DECORRELATED grows from the delay drawn before";
      report.add(Diagnostic.RETRY_ATTRIBUTE_IDLE, place, multiplier.name(), method, why);
    }
  }
}
