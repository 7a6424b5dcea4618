package dev.selvedge.runtime.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.DistributedLock;
import dev.selvedge.Guarantee;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.event.Listeners;
import dev.selvedge.runtime.internal.LogCapture;
import dev.selvedge.runtime.lock.local.LocalLockStoreProvider;
import dev.selvedge.runtime.spi.LockStoreProvider;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockVerificationTest {
  private final Settings settings = new Settings(List.of(new LockSchema()));
  private final LockEnvironment environment =
      new LockEnvironment(
          "client",
          new HolderNames("1@here"),
          LockClock.SYSTEM,
          Runnable::run,
          settings,
          new Listeners());
  private final List<LockStoreProvider> providers = List.of(new LocalLockStoreProvider());
  private final LockVerification verification =
      new LockVerification(environment, new Coordinators(environment, () -> providers));

  @Test
  void aProgramWithoutLocksNeedsNoCoordinator() {
    verification.check(List.of(Unlocked.class));

    assertThat(verification.problems()).isEmpty();
  }

  @Test
  void aProgramWithLocksHasToNameItsCoordinator() {
    verification.check(List.of(Locked.class));

    assertThat(verification.problems())
        .singleElement()
        .asString()
        .contains("SV321", "Locked#work", "selvedge.coordinator");
  }

  @Test
  void itMayBeLocal() {
    settings.set("selvedge.coordinator", "local");
    verification.check(List.of(Locked.class));

    assertThat(verification.problems()).isEmpty();
  }

  @Test
  void aNamedOneHasToBeSetUp() {
    verification.check(List.of(LockedElsewhere.class));

    assertThat(verification.problems())
        .singleElement()
        .asString()
        .contains("SV322", "'ledger'", "selvedge.coordinator.ledger");
  }

  @Test
  void settingsMayNameAnother() {
    settings.set("selvedge.coordinator.other", "local");
    settings.set("selvedge.lock.coordinator", "other");
    verification.check(List.of(LockedElsewhere.class));

    assertThat(verification.problems()).isEmpty();
  }

  @Test
  void aUrlThatNothingCanOpenIsSaidWithoutItsPassword() {
    settings.set("selvedge.coordinator", "redis://me:s3cret@host:1/0?password=s3cret");
    verification.check(List.of(Locked.class));

    assertThat(verification.problems())
        .singleElement()
        .asString()
        .contains("SV323", "redis://***@host:1/0", "selvedge-redis")
        .doesNotContain("s3cret");
  }

  static class Unlocked {
    void work() {}
  }

  static class Locked {
    @DistributedLock(value = "work", require = Guarantee.FENCED)
    void work() {}
  }

  static class LockedElsewhere {
    @DistributedLock(value = "work", coordinator = "ledger")
    void work() {}
  }

  @Test
  void aClassWithASignatureThatCannotBeLoadedIsNotTheEndOfIt() throws Exception {
    String name = Partial.class.getName();
    byte[] bytes;
    try (InputStream in = Partial.class.getResourceAsStream("LockVerificationTest$Partial.class")) {
      bytes = in.readAllBytes();
    }
    ClassLoader without =
        new ClassLoader(Partial.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            if (wanted.equals(Optionally.class.getName())) {
              throw new ClassNotFoundException(wanted);
            }
            return wanted.equals(name)
                ? defineClass(name, bytes, 0, bytes.length)
                : super.loadClass(wanted, resolve);
          }
        };
    try (LogCapture log = LogCapture.of(LockVerification.class)) {
      verification.check(List.of(without.loadClass(name), Locked.class));
      assertThat(log.messages()).singleElement().asString().contains(name);
    }
    assertThat(verification.problems()).singleElement().asString().contains("Locked#work");
  }

  /** Of a library that is not always there. */
  interface Optionally {}

  /** Works without it, but for one method. */
  static final class Partial {
    void works() {}

    void needs(Optionally it) {}
  }
}
