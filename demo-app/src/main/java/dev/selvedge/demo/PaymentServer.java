package dev.selvedge.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A payment service over HTTP, on a free loopback port, that fails as its plan says.
 *
 * <p>{@code POST /charges} with the header {@code Idempotency-Key} and the seat's number as the
 * body charges for that seat and answers 200 with the number of the receipt. {@code GET /ready}
 * answers 200 and never fails. Safe for use by many clients at once.
 */
final class PaymentServer implements AutoCloseable {

  static final String KEY_HEADER = "Idempotency-Key";

  /** Connections that may wait to be accepted: more than there can be buyers. */
  private static final int BACKLOG = 1024;

  private final FailurePlan plan;
  private final Duration stall;
  private final HttpServer http;
  private final Ledger ledger = new Ledger();
  private final ConcurrentMap<Seat, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<Behaviour, AtomicInteger> seen = new EnumMap<>(Behaviour.class);
  private final ExecutorService workers = Executors.newCachedThreadPool(Threads.named("payment"));
  private final ScheduledExecutorService lateReplies =
      Executors.newSingleThreadScheduledExecutor(Threads.named("late-reply"));

  private PaymentServer(FailurePlan plan, Duration stall, HttpServer http) {
    this.plan = plan;
    this.stall = stall;
    this.http = http;
    for (Behaviour behaviour : Behaviour.values()) {
      seen.put(behaviour, new AtomicInteger());
    }
  }

  /**
   * Starts a service.
   *
   * @param stall how long a stalled reply is held back
   */
  static PaymentServer start(FailurePlan plan, Duration stall) throws IOException {
    // by number: a name may resolve to another address for the client than for the server
    InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
    PaymentServer server = new PaymentServer(plan, stall, HttpServer.create(anyPort, BACKLOG));
    server.http.setExecutor(server.workers);
    server.http.createContext("/charges", server::charge);
    server.http.createContext("/ready", exchange -> reply(exchange, 200, "ready"));
    server.http.start();
    return server;
  }

  /** Where it listens. */
  URI address() {
    InetSocketAddress bound = http.getAddress();
    return URI.create("http://" + bound.getHostString() + ":" + bound.getPort());
  }

  /** What it has done so far. */
  Traffic traffic() {
    return new Traffic(
        count(Behaviour.ANSWER),
        count(Behaviour.REFUSE),
        count(Behaviour.HANG_UP),
        count(Behaviour.STALL),
        attempts.size(),
        ledger.seatsCharged(),
        ledger.doubleCharges(),
        ledger.repeatsRecognised());
  }

  /** Stops listening and drops every open connection, stalled ones too. */
  @Override
  public void close() {
    http.stop(0);
    lateReplies.shutdownNow();
    workers.shutdownNow();
  }

  private void charge(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst(KEY_HEADER);
    String body = new String(exchange.getRequestBody().readAllBytes(), US_ASCII);
    if (key == null || !body.matches("\\d{1,9}")) {
      reply(exchange, 400, "expected " + KEY_HEADER + " and a seat number, got '" + body + "'");
      return;
    }
    Seat seat = new Seat(Integer.parseInt(body));
    Behaviour behaviour = plan.behaviour(seat, attempts.merge(seat, 1, Integer::sum));
    counter(behaviour).incrementAndGet();
    switch (behaviour) {
      case ANSWER -> reply(exchange, 200, ledger.charge(key, seat).number());
      case REFUSE -> reply(exchange, 503, "the payment service is overloaded");
      case HANG_UP -> exchange.close();
      case STALL -> replyLate(exchange, ledger.charge(key, seat).number());
    }
  }

  private void replyLate(HttpExchange exchange, String text) {
    try {
      Future<?> unused =
          lateReplies.schedule(
              () -> {
                try {
                  reply(exchange, 200, text);
                } catch (IOException e) {
                  // the client has hung up meanwhile: that is what stalling is for
                  exchange.close();
                }
              },
              stall.toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // the service is being closed: this client gets no reply either way
      exchange.close();
    }
  }

  private static void reply(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(US_ASCII);
    // one connection for each request: an idle one that expires just as it is used again would be
    // a failure that the plan did not decide
    exchange.getResponseHeaders().set("Connection", "close");
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private int count(Behaviour behaviour) {
    return counter(behaviour).get();
  }

  private AtomicInteger counter(Behaviour behaviour) {
    return Objects.requireNonNull(seen.get(behaviour), "filled for every behaviour");
  }
}
