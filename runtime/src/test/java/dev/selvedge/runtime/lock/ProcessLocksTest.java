package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.runtime.Selvedge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProcessLocksTest {

  @Test
  void oneAtATime() throws Exception {
    int[] counter = new int[1];
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        all.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < 2_000; i++) {
                    try (LockHandle lock = Selvedge.locks().acquire("counter")) {
                      counter[0]++;
                    }
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(counter[0]).isEqualTo(16_000);
  }

  @Test
  void tokensRise() {
    long before = 0;
    for (int i = 0; i < 3; i++) {
      try (LockHandle lock = Selvedge.locks().acquire("tokens")) {
        assertThat(lock.token()).isGreaterThan(before);
        before = lock.token();
      }
    }
  }

  @Test
  void nestedCallsFindItHeld() {
    try (LockHandle outer = Selvedge.locks().acquire("nested");
        LockHandle inner = Selvedge.locks().acquire("nested")) {
      assertThat(inner.token()).isEqualTo(outer.token());
      assertThat(LockHandle.current())
          .isEqualTo(new CurrentHandle(((CurrentHandle) outer).holding()));
    }
    assertThat(LockHandle.find()).isEmpty();
  }

  @Test
  void aBusyLockIsRefusedInTime() throws Exception {
    try (LockHandle lock = Selvedge.locks().acquire("busy")) {
      ExecutorService pool = Executors.newSingleThreadExecutor();
      try {
        assertThatThrownBy(
                () ->
                    pool.submit(
                            () ->
                                Selvedge.locks()
                                    .acquire(LockRequest.of("busy").waitFor(Duration.ofMillis(50))))
                        .get())
            .hasCauseInstanceOf(LockUnavailableException.class)
            .hasMessageContaining("lock 'busy'")
            .hasMessageContaining("thread '" + Thread.currentThread().getName() + "'");
      } finally {
        pool.shutdownNow();
      }
    }
  }
}
