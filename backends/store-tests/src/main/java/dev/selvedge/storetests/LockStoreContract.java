package dev.selvedge.storetests;

import dev.selvedge.Guarantee;
import dev.selvedge.runtime.spi.LockStore;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;

/**
 * What every {@link LockStore} has to pass: a JUnit 5 suite to be extended by a test class of the
 * store, next to its own tests.
 *
 * <pre>{@code
 * class AcmeStoreContractTest extends LockStoreContract {
 *   static AcmeServer server;
 *
 *   @BeforeAll
 *   static void start() {
 *     server = AcmeServer.start(); // on the loopback address and a free port
 *   }
 *
 *   @AfterAll
 *   static void stop() {
 *     server.stop();
 *   }
 *
 *   @Override
 *   protected LockStore open(StoreContext context) {
 *     return new AcmeStoreProvider().open("acme://127.0.0.1:" + server.port(), context);
 *   }
 *
 *   @Override
 *   protected Guarantee guarantee() {
 *     return Guarantee.FENCED;
 *   }
 * }
 * }</pre>
 *
 * <p>Each test opens several clients on the same server, as several processes would, uses keys that
 * no other test uses, and closes its clients. No test asserts how fast anything is: leases that are
 * waited out are short, and {@link #patience} is only there to end a test that hangs.
 */
public abstract class LockStoreContract
    implements AcquireTests,
        OwnershipTests,
        LeaseTests,
        TokenTests,
        WaitingTests,
        SharedTests,
        KeyTests,
        BoundedTests,
        StormTests,
        ClosingTests {
  private final StoreHarness harness = new StoreHarness(this);

  /** Opens a store on the same server as every other call, with whatever it needs to be set up. */
  protected abstract LockStore open(StoreContext context) throws Exception;

  /** What the store is to promise. */
  protected abstract Guarantee guarantee();

  /** Whether requests of one store take effect in the order in which they were made. */
  protected boolean ordered() {
    return false;
  }

  /** Whether the one that has waited longest gets the lock, and nobody in between. */
  protected boolean fair() {
    return true;
  }

  /**
   * Stops the server, best by killing it, and starts it again at the same address with what it has
   * kept; does nothing where there is no server.
   */
  protected void restart() throws Exception {}

  /** How many rows, keys, files or bytes the store keeps at the moment; empty if not known. */
  protected OptionalLong count() {
    return OptionalLong.empty();
  }

  /** By how much {@link #count} may have grown when all locks of a test have ended. */
  protected long countBound() {
    return 4096;
  }

  /** How many connections the server has at the moment; empty if not known. */
  protected OptionalLong connections() {
    return OptionalLong.empty();
  }

  /** How many keys are used once; {@code -Dstoretests.keys=1000000} for the long run. */
  protected int distinctKeys() {
    return Integer.getInteger("storetests.keys", 20_000);
  }

  /** Whether this thread may outlive its store, as one of a pool that libraries share. */
  protected boolean mayLinger(Thread thread) {
    return false;
  }

  /** Longer than anything may take on the slowest machine: a bound for what hangs. */
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  @Override
  public final StoreHarness harness() {
    return harness;
  }

  @AfterEach
  void closeClients() {
    harness.close();
  }
}
