package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.redisson.Redisson;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** What holds many locks on Redis at once, each with a lease of ten seconds that is renewed. */
enum HoldingContestant {
  SELVEDGE("Selvedge") {
    @Override
    Holding open(String url) {
      Coordinator coordinator = Coordinator.at(url);
      List<LockHandle> handles = new ArrayList<>();
      return new Holding() {
        @Override
        public void take(String key) throws Exception {
          LockRequest request = coordinator.request(key).lease(LEASE);
          handles.add(Selvedge.locks().acquireAsync(request).toCompletableFuture().get());
        }

        @Override
        public long held() {
          return handles.stream().filter(LockHandle::isHeld).count();
        }
      };
    }
  },
  REDISSON("Redisson RLock") {
    @Override
    Holding open(String url) {
      Config config = new Config();
      config.useSingleServer().setAddress(url);
      config.setLockWatchdogTimeout(LEASE.toMillis());
      RedissonClient client = Redisson.create(config);
      List<RLock> locks = new ArrayList<>();
      return new Holding() {
        @Override
        public void take(String key) {
          RLock lock = client.getLock(key);
          lock.lock();
          locks.add(lock);
        }

        @Override
        public long held() {
          return locks.stream().filter(RLock::isHeldByCurrentThread).count();
        }
      };
    }
  };

  private static final Duration LEASE = Duration.ofSeconds(10);

  private final String label;

  HoldingContestant(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  abstract Holding open(String url);

  /** Locks that are kept. */
  interface Holding {
    void take(String key) throws Exception;

    /** How many of those that were taken are held still. */
    long held();
  }
}
