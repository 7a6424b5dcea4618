package dev.selvedge.storetests;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply;
import dev.selvedge.runtime.spi.AcquireReply.Busy;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import java.time.Duration;
import java.util.UUID;

/** One owner's request for one key, to be made once or several times. Immutable. */
public final class Claim {
  /** A lease that does not end during a test. */
  public static final Duration LONG = Duration.ofSeconds(60);

  /** A lease that a test waits out. */
  public static final Duration SHORT = Duration.ofMillis(400);

  private final StoreClient client;
  private final AcquireRequest request;

  private Claim(StoreClient client, AcquireRequest request) {
    this.client = client;
    this.request = request;
  }

  static Claim of(StoreClient client, String key) {
    String owner = UUID.randomUUID().toString().replace("-", "");
    String holder = "test@" + client.context().client();
    return new Claim(
        client,
        new AcquireRequest(key, owner, holder, LockMode.EXCLUSIVE, LONG, false, LONG, true));
  }

  public AcquireRequest request() {
    return request;
  }

  public Claim lease(Duration lease) {
    return with(request.mode(), lease, request.queue(), request.patience(), request.mayBlock());
  }

  public Claim shared() {
    return with(
        LockMode.SHARED, request.lease(), request.queue(), request.patience(), request.mayBlock());
  }

  /** To be remembered as waiting where the key is busy. */
  public Claim queued() {
    return with(request.mode(), request.lease(), true, request.patience(), request.mayBlock());
  }

  public Claim patience(Duration patience) {
    return with(request.mode(), request.lease(), request.queue(), patience, request.mayBlock());
  }

  /** To be answered without blocking the calling thread. */
  public Claim unblocking() {
    return with(request.mode(), request.lease(), request.queue(), request.patience(), false);
  }

  public Claim holder(String holder) {
    return new Claim(
        client,
        new AcquireRequest(
            request.key(),
            request.owner(),
            holder,
            request.mode(),
            request.lease(),
            request.queue(),
            request.patience(),
            request.mayBlock()));
  }

  private Claim with(
      LockMode mode, Duration lease, boolean queue, Duration patience, boolean mayBlock) {
    return new Claim(
        client,
        new AcquireRequest(
            request.key(),
            request.owner(),
            request.holder(),
            mode,
            lease,
            queue,
            patience,
            mayBlock));
  }

  /** Asks once. */
  public AcquireReply ask() {
    return client.await(client.store().acquire(request));
  }

  /** Asks once and must be granted. */
  public Hold take() {
    AcquireReply reply = ask();
    if (reply instanceof Granted granted) {
      return hold(granted);
    }
    throw new AssertionError("'" + request.key() + "' should be free, but: " + reply);
  }

  /** Asks once and must be refused. */
  public Busy refused() {
    AcquireReply reply = ask();
    if (reply instanceof Busy busy) {
      return busy;
    }
    throw new AssertionError("'" + request.key() + "' should be busy, but: " + reply);
  }

  /**
   * Asks until it is granted: again when woken, and by the clock like the runtime does, though more
   * often.
   */
  public Hold await() throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      int seen = client.context().wakes(request.key());
      AcquireReply reply = ask();
      if (reply instanceof Granted granted) {
        return hold(granted);
      }
      if (System.nanoTime() - start > client.patience().toNanos()) {
        throw new AssertionError(
            "'" + request.key() + "' was not granted within " + client.patience() + ": " + reply);
      }
      Duration again = ((Busy) reply).retryAfter();
      Duration most = Duration.ofMillis(100);
      client.context().awaitWake(request.key(), seen, again.compareTo(most) < 0 ? again : most);
    }
  }

  /** Takes the request back. */
  public void withdraw() {
    client.await(client.store().withdraw(request));
  }

  private Hold hold(Granted granted) {
    return new Hold(
        request.key(), request.owner(), request.mode(), request.lease(), granted.token());
  }
}
