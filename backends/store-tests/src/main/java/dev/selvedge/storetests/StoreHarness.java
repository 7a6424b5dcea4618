package dev.selvedge.storetests;

import dev.selvedge.runtime.spi.LockStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** What one test uses: clients of the store under test, and keys that no other test has. */
public final class StoreHarness implements AutoCloseable {
  static final String NAMESPACE = "selvedge";

  private final LockStoreContract subject;
  private final List<StoreClient> clients = new CopyOnWriteArrayList<>();

  StoreHarness(LockStoreContract subject) {
    this.subject = subject;
  }

  LockStoreContract subject() {
    return subject;
  }

  /** Opens a client, which is closed after the test. */
  public StoreClient client() {
    return client(NAMESPACE);
  }

  public StoreClient client(String namespace) {
    RecordingContext context =
        new RecordingContext(namespace, "c" + UUID.randomUUID().toString().substring(0, 18));
    LockStore store;
    try {
      store = subject.open(context);
    } catch (Exception e) {
      context.close();
      throw new AssertionError("the store does not open: " + e, e);
    }
    StoreClient client = new StoreClient(store, context, patience());
    clients.add(client);
    return client;
  }

  /** A key that nobody has used. */
  public String key() {
    return "k-" + UUID.randomUUID();
  }

  /** Longer than anything may take on the slowest machine. */
  public Duration patience() {
    return subject.patience();
  }

  /**
   * Looks again and again until it is so.
   *
   * @param what completes "it should be so that …"
   */
  public void await(String what, BooleanSupplier condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > patience().toNanos()) {
        throw new AssertionError("not within " + patience() + ": " + what);
      }
      Thread.sleep(5);
    }
  }

  /** Ends all clients that were opened. */
  @Override
  public void close() {
    for (StoreClient client : clients) {
      client.close();
    }
    clients.clear();
  }
}
