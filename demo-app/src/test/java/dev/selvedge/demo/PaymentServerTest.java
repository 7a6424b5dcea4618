package dev.selvedge.demo;

import static dev.selvedge.demo.Behaviour.ANSWER;
import static dev.selvedge.demo.Behaviour.HANG_UP;
import static dev.selvedge.demo.Behaviour.REFUSE;
import static dev.selvedge.demo.Behaviour.STALL;
import static dev.selvedge.demo.SeatSearch.seatThatMeets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real server and the real client, unwoven: each charge is one request. */
class PaymentServerTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration IMPATIENT = Duration.ofMillis(100);
  private static final Duration NEVER_IN_TIME = Duration.ofHours(1);

  private final FailurePlan plan = new FailurePlan(1, 0.6);
  private PaymentServer server;
  private PaymentClient client;

  @BeforeEach
  void start() throws Exception {
    server = PaymentServer.start(plan, NEVER_IN_TIME);
    client = new PaymentClient(server.address(), PATIENT);
    client.awaitReady();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAnsweredChargeIsReceipted() throws Exception {
    Seat seat = seatThatMeets(plan, ANSWER);

    Receipt receipt = client.charge(seat);

    assertThat(receipt).isEqualTo(new Receipt(seat, "R1"));
    assertThat(server.traffic()).isEqualTo(new Traffic(1, 0, 0, 0, 1, 1, 0, 0));
  }

  @Test
  void aRefusalIs503AndChargesNothing() {
    Seat seat = seatThatMeets(plan, REFUSE);

    assertThatExceptionOfType(PaymentUnavailableException.class)
        .isThrownBy(() -> client.charge(seat))
        .withMessage("payment service answered 503: the payment service is overloaded");
    assertThat(server.traffic()).isEqualTo(new Traffic(0, 1, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void aHangUpIsNoReplyAndChargesNothing() {
    Seat seat = seatThatMeets(plan, HANG_UP);

    assertThat(catchThrowable(() -> client.charge(seat)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOfAny(PaymentUnavailableException.class, HttpTimeoutException.class);
    assertThat(server.traffic()).isEqualTo(new Traffic(0, 0, 1, 0, 1, 0, 0, 0));
  }

  @Test
  void aStallOutlastsTheClientAndChargesAllTheSame() {
    Seat seat = seatThatMeets(plan, STALL);

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> new PaymentClient(server.address(), IMPATIENT).charge(seat));
    assertThat(server.traffic()).isEqualTo(new Traffic(0, 0, 0, 1, 1, 1, 0, 0));
  }

  @Test
  void aStalledReplyComesInTimeForAClientThatWaitsLonger() throws Exception {
    Seat seat = seatThatMeets(plan, STALL);

    try (PaymentServer brief = PaymentServer.start(plan, Duration.ofMillis(1))) {
      assertThat(new PaymentClient(brief.address(), PATIENT).charge(seat).number()).isEqualTo("R1");
    }
  }

  @Test
  void aChargeRepeatedAfterAStallIsChargedOnce() throws Exception {
    Seat seat = seatThatMeets(plan, STALL, ANSWER);

    assertThatExceptionOfType(HttpTimeoutException.class)
        .isThrownBy(() -> new PaymentClient(server.address(), IMPATIENT).charge(seat));
    Receipt receipt = client.charge(seat);

    assertThat(receipt.number()).isEqualTo("R1");
    Traffic traffic = server.traffic();
    assertThat(traffic).isEqualTo(new Traffic(1, 0, 0, 1, 1, 1, 0, 1));
    assertThat(traffic.requests()).isEqualTo(2);
    assertThat(traffic.retries()).isEqualTo(1);
  }

  @Test
  void attemptsAreCountedForEachSeatOfItsOwn() throws Exception {
    Seat troubled = seatThatMeets(plan, REFUSE, REFUSE, ANSWER);
    Seat lucky = seatThatMeets(plan, ANSWER);

    assertThat(catchThrowable(() -> client.charge(troubled))).isInstanceOf(IOException.class);
    assertThat(client.charge(lucky).seat()).isEqualTo(lucky);
    assertThat(catchThrowable(() -> client.charge(troubled))).isInstanceOf(IOException.class);
    assertThat(client.charge(troubled).seat()).isEqualTo(troubled);

    assertThat(server.traffic()).isEqualTo(new Traffic(2, 2, 0, 0, 2, 2, 0, 0));
  }

  @Test
  void aRequestWithoutAKeyIsItsSendersFault() throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.address().resolve("/charges"))
                    .POST(BodyPublishers.ofString("7"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("expected Idempotency-Key and a seat number, got '7'");
    assertThat(server.traffic().requests()).isZero();
  }

  @Test
  void aSeatThatIsNoNumberIsAFaultThatNoRetryMends() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> client.charge(new Seat(-1)))
        .withMessage(
            "payment service answered 400: expected Idempotency-Key and a seat number, got '-1'");
  }

  @Test
  void aClosedServiceTakesNoConnection() {
    server.close();

    assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> client.charge(new Seat(1)));
  }
}
