package dev.selvedge.runtime.lock.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.LockMode;
import dev.selvedge.runtime.spi.AcquireReply.Granted;
import dev.selvedge.runtime.spi.AcquireRequest;
import dev.selvedge.runtime.spi.Hold;
import dev.selvedge.runtime.spi.StoreContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalLocksTest {
  private final LocalLocks locks = new LocalLocks();
  private final CountDownLatch woken = new CountDownLatch(1);
  private final StoreContext context =
      new StoreContext() {
        @Override
        public String namespace() {
          return "test";
        }

        @Override
        public String client() {
          return "me";
        }

        @Override
        public Executor executor() {
          return Runnable::run;
        }

        @Override
        public void wake(String key) {
          woken.countDown();
        }

        @Override
        public void wakeAll() {}
      };

  private static AcquireRequest request(String key, String owner) {
    Duration second = Duration.ofSeconds(1);
    return new AcquireRequest(key, owner, "test", LockMode.EXCLUSIVE, second, true, second, false);
  }

  private Hold granted(String key, String owner) {
    Granted reply = (Granted) locks.acquire(request(key, owner), context);
    return new Hold(key, owner, LockMode.EXCLUSIVE, Duration.ofSeconds(1), reply.token());
  }

  @Test
  void keysUsedOnceLeaveNothing() {
    for (int i = 0; i < 1_000_000; i++) {
      locks.release(granted("k" + i, "o"), Duration.ZERO);
    }
    assertThat(locks.size()).isZero();
  }

  @Test
  void aKeyThatWasKeptIsLetGoAndWakesWhoWaits() throws Exception {
    locks.release(granted("k", "o"), Duration.ofMillis(500));
    assertThat(locks.acquire(request("k", "other"), context)).isNotInstanceOf(Granted.class);
    assertThat(woken.await(30, TimeUnit.SECONDS)).isTrue();
    locks.release(granted("k", "other"), Duration.ZERO);
    assertThat(locks.size()).isZero();
  }

  @Test
  void onlyTheOwnerGivesItBack() {
    Hold hold = granted("k", "o");
    Hold other = new Hold("k", "other", hold.mode(), hold.lease(), hold.token());
    assertThat(locks.release(other, Duration.ZERO)).isFalse();
    assertThat(locks.isHeld(other)).isFalse();
    assertThat(locks.isHeld(hold)).isTrue();
    assertThat(locks.release(hold, Duration.ZERO)).isTrue();
  }
}
