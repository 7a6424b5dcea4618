package dev.selvedge.runtime.lock.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.LockMode;
import org.junit.jupiter.api.Test;

class KeyStateTest {
  private final KeyState state = new KeyState();

  private static Held held(long until, long lease) {
    return new Held("owner", "instance", "holder", LockMode.EXCLUSIVE, 1, until, lease);
  }

  @Test
  void aLeaseEndsAfterItsLastMillisecond() {
    state.holds.add(held(1000, 500));

    assertThat(state.expire(1000)).isFalse();
    assertThat(state.expire(1001)).isTrue();
    assertThat(state.isEmpty()).isTrue();
  }

  @Test
  void aClockThatIsSetBackProlongsALeaseByItsLengthAtMost() {
    state.holds.add(held(1_000_000, 500));

    assertThat(state.expire(10_000)).isTrue();

    assertThat(state.left(10_000)).isEqualTo(500);
  }

  @Test
  void oneThatAsksAgainKeepsItsPlace() {
    state.enqueue(waiting("first", 10));
    state.enqueue(waiting("second", 10));

    state.enqueue(waiting("first", 20));

    assertThat(state.waiting).extracting(Waiting::owner).containsExactly("first", "second");
    assertThat(state.waiting.get(0).until()).isEqualTo(20);
  }

  private static Waiting waiting(String owner, long until) {
    return new Waiting(owner, "instance", 0, "holder", LockMode.EXCLUSIVE, 100, until);
  }
}
