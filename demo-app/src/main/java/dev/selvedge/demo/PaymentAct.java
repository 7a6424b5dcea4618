package dev.selvedge.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The first act: buyers on many threads buy all seats, each paid for at a payment service that
 * fails. The buyers know nothing of failures: one that reaches them is a lost sale.
 */
final class PaymentAct {

  /** How long the office waits for the reply to a charge. */
  static final Duration TIMEOUT = Duration.ofMillis(500);

  /** Long enough after the timeout that a stalled reply is never in time. */
  private static final Duration STALL = TIMEOUT.multipliedBy(2);

  private final Options options;

  PaymentAct(Options options) {
    this.options = options;
  }

  /** Plays the act to its end: every seat is either sold or lost. */
  PaymentResult play() throws IOException, InterruptedException {
    FailurePlan plan = new FailurePlan(options.seed(), options.failureRate());
    PaymentServer server = PaymentServer.start(plan, STALL);
    long sold;
    long start;
    long end;
    try (server) {
      PaymentClient client = new PaymentClient(server.address(), TIMEOUT);
      client.awaitReady();
      start = System.nanoTime();
      sold = sellAll(client);
      end = System.nanoTime();
    }
    return new PaymentResult((int) sold, server.traffic(), Duration.ofNanos(end - start));
  }

  private long sellAll(PaymentClient client) throws InterruptedException {
    Queue<Seat> seats = new ConcurrentLinkedQueue<>();
    IntStream.rangeClosed(1, options.seats()).mapToObj(Seat::new).forEach(seats::add);
    ExecutorService buyers = Executors.newFixedThreadPool(options.buyers(), Threads.named("buyer"));
    try {
      Callable<Integer> buyer = () -> buy(seats, client);
      List<Future<Integer>> purchases =
          buyers.invokeAll(Collections.nCopies(options.buyers(), buyer));
      long sold = 0;
      for (Future<Integer> purchase : purchases) {
        sold += purchase.get();
      }
      return sold;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a buyer failed on something other than a payment", e);
    } finally {
      buyers.shutdownNow();
    }
  }

  /** One buyer, who takes seats until none is left; answers how many were paid for. */
  private static int buy(Queue<Seat> seats, PaymentClient client) throws InterruptedException {
    int sold = 0;
    for (Seat seat = seats.poll(); seat != null; seat = seats.poll()) {
      try {
        client.charge(seat);
        sold++;
      } catch (IOException e) {
        // a lost sale, which the report counts as a seat that was not sold
      }
    }
    return sold;
  }
}
