package dev.selvedge.benchmarks.lock;

import java.time.Duration;
import java.util.function.BiFunction;
import org.redisson.Redisson;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** A lock of Redisson, with its defaults and so with its watchdog. */
final class RedissonSubject implements LockSubject {

  /** The kinds that are measured. */
  enum Kind {
    LOCK("Redisson RLock", RedissonClient::getLock),
    FAIR("Redisson fair lock", RedissonClient::getFairLock),
    FENCED("Redisson RFencedLock", RedissonClient::getFencedLock);

    private final String label;
    private final BiFunction<RedissonClient, String, RLock> lock;

    Kind(String label, BiFunction<RedissonClient, String, RLock> lock) {
      this.label = label;
      this.lock = lock;
    }
  }

  private final Kind kind;
  private final RedissonClient client;

  /**
   * Connects a client of its own.
   *
   * @param lease what the watchdog renews at a third of
   */
  RedissonSubject(Kind kind, String url, Duration lease) {
    this.kind = kind;
    Config config = new Config();
    config.useSingleServer().setAddress(url);
    config.setLockWatchdogTimeout(lease.toMillis());
    this.client = Redisson.create(config);
  }

  @Override
  public String name() {
    return kind.label;
  }

  @Override
  public Held take(String key) {
    RLock lock = kind.lock.apply(client, "redisson:" + kind + ':' + key);
    lock.lock();
    return lock::unlock;
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
