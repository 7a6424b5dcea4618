package dev.selvedge.demo;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The payment service's book of charges. Safe for use by many threads.
 *
 * <p>A charge under a key that is known already posts nothing and gets the first receipt again.
 */
final class Ledger {

  private final ConcurrentMap<String, Receipt> receipts = new ConcurrentHashMap<>();
  private final Queue<Seat> postings = new ConcurrentLinkedQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();

  /** Charges for the seat, unless the key was charged before. */
  Receipt charge(String idempotencyKey, Seat seat) {
    Receipt fresh = new Receipt(seat, "R" + numbers.incrementAndGet());
    Receipt known = receipts.putIfAbsent(idempotencyKey, fresh);
    if (known != null) {
      repeats.incrementAndGet();
      return known;
    }
    postings.add(seat);
    return fresh;
  }

  /** Seats with at least one posting. */
  int seatsCharged() {
    return (int) postings.stream().distinct().count();
  }

  /** Postings beyond the first of each seat: money taken twice. */
  int doubleCharges() {
    return postings.size() - seatsCharged();
  }

  /** Charges that were recognised as repeated by their key, and posted nothing. */
  int repeatsRecognised() {
    return repeats.get();
  }
}
