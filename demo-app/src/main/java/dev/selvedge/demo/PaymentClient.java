package dev.selvedge.demo;

import dev.selvedge.Retry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The ticket office's side of the payment service. Safe for use by many threads. */
final class PaymentClient {

  private static final Duration FIRST_CONTACT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;
  private final Duration timeout;

  /**
   * A client of one payment service.
   *
   * @param timeout how long it waits for the reply to a charge
   */
  PaymentClient(URI service, Duration timeout) {
    this.service = service;
    this.timeout = timeout;
  }

  /**
   * Charges for a seat. Safe to call again after any failure, because the idempotency key stays the
   * same: a charge whose reply was lost is not charged twice.
   *
   * <p>At the default failure rate of 1/3, 20 failures in a row have a probability of 3 in 10
   * billion. The retry budget holds 500, and a call that succeeds gives back what it took, so only
   * calls under way hold any: 16 buyers with 19 retries each hold 304 at the very most. The largest
   * house, 200 buyers, would have to hold 2.5 each; at that rate they hold one half on average.
   *
   * @throws IOException when the service refused, hung up or stalled
   */
  @Retry(maxAttempts = 20, delay = "5ms", maxDelay = "50ms", on = IOException.class)
  Receipt charge(Seat seat) throws IOException, InterruptedException {
    // POST: the JDK's client repeats a failed GET by itself, but never this
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/charges"))
            .timeout(timeout)
            .header(PaymentServer.KEY_HEADER, seat.idempotencyKey())
            .POST(BodyPublishers.ofString(Integer.toString(seat.number())))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    return switch (response.statusCode()) {
      case 200 -> new Receipt(seat, response.body());
      case 503 -> throw new PaymentUnavailableException(503, response.body());
      default ->
          throw new IllegalStateException(
              "payment service answered " + response.statusCode() + ": " + response.body());
    };
  }

  /**
   * Waits until the service answers at all, so that the first sale is not timed out by the loading
   * of classes.
   */
  void awaitReady() throws IOException, InterruptedException {
    http.send(
        HttpRequest.newBuilder(service.resolve("/ready")).timeout(FIRST_CONTACT).build(),
        BodyHandlers.discarding());
  }
}
