package dev.selvedge.runtime.internal;

import static dev.selvedge.runtime.internal.ClassPathFixture.directory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.DistributedLock;
import dev.selvedge.Retry;
import dev.selvedge.ShardBy;
import dev.selvedge.Woven;
import dev.selvedge.runtime.InvalidSettingException;
import dev.selvedge.runtime.NotWovenException;
import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.config.Settings;
import dev.selvedge.runtime.lock.LockVerification;
import dev.selvedge.runtime.retry.RetrySchema;
import dev.selvedge.runtime.shard.ShardVerification;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static boolean initialised;

  @TempDir Path temp;
  private final Settings settings = new Settings(List.of(new RetrySchema()));
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restoreTheContext() {
    Thread.currentThread().setContextClassLoader(context);
  }

  @Test
  void aClassPathOnWhichEverythingIsWovenPasses() throws IOException {
    try (URLClassLoader loader = indexing(Good.class)) {
      assertThatCode(() -> verification(loader, settings).run()).doesNotThrowAnyException();
    }
  }

  @Test
  void verifyingAClassDoesNotInitialiseIt() throws IOException {
    try (URLClassLoader loader = indexing(Loud.class)) {
      verification(loader, settings).run();

      assertThat(initialised).isFalse();
    }
  }

  @Test
  void everyClassThatIsNotWovenIsNamedWithTheRemedy() throws IOException {
    try (URLClassLoader loader = indexing(Good.class, Plain.class, OtherPlain.class)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining("[SV311] class " + Plain.class.getName())
          .hasMessageContaining("[SV311] class " + OtherPlain.class.getName())
          .hasMessageContaining("-javaagent:selvedge-agent.jar")
          .hasMessageContaining("2 classes or methods are not woven")
          .hasMessageNotContaining(Good.class.getName() + " ");
    }
  }

  @Test
  void aMarkInheritedFromNowhereIsNoMark() throws IOException {
    try (URLClassLoader loader = indexing(ChildOfGood.class)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining(ChildOfGood.class.getName());
    }
  }

  @Test
  void anIndexEntryThatAnEarlierBuildHasLeftIsToldFromAClassThatIsNotWoven() throws IOException {
    try (URLClassLoader loader = indexing(Good.class, Bare.class)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining("[SV313] class " + Bare.class.getName())
          .hasMessageContaining("build it from scratch")
          .hasMessageNotContaining("-javaagent");
    }
  }

  @Test
  void aMethodThatTheWeaverLeftOutIsNamedWithItsReason() throws IOException {
    try (URLClassLoader loader = indexing(Partly.class)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining(Partly.class.getName())
          .hasMessageContaining("fetch(long): SV203 too large");
    }
  }

  @Test
  void aClassThatCannotBeLoadedIsNamedWithTheReason() throws IOException {
    directory(temp, "com.acme.Gone");
    try (URLClassLoader loader = ClassPathFixture.loader(temp)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining("class com.acme.Gone")
          .hasMessageContaining("ClassNotFoundException");
    }
  }

  @Test
  void aClassPathWithoutAnyIndexFailsRatherThanPassingUnseen() throws IOException {
    try (URLClassLoader loader = ClassPathFixture.loader(temp)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining("[SV312]");
    }
  }

  @Test
  void aSettingForAnUnknownClassIsNamedWithTheClassThatWasProbablyMeant() throws IOException {
    String wrong = Good.class.getName().replace("Good", "Goood");
    settings.set("selvedge.retry." + wrong + ".maxAttempts", "5");

    assertSettingRefused(wrong, "did you mean " + Good.class.getName() + "?");
  }

  @Test
  void aSettingForTheRightClassInTheWrongPackageIsSeenThroughToo() throws IOException {
    settings.set("selvedge.retry.org.other.Good.maxAttempts", "5");

    assertSettingRefused("org.other.Good", "did you mean " + Good.class.getName() + "?");
  }

  @Test
  void aSettingForAMethodThatIsNotAnnotatedNamesTheOneThatWasProbablyMeant() throws IOException {
    settings.set("selvedge.retry." + Good.class.getName() + "#fecth.maxAttempts", "5");

    assertSettingRefused(Good.class.getName() + "#fecth", "did you mean fetch?");
  }

  @Test
  void aSettingForAClassWithoutAnnotatedMethodsIsRefused() throws IOException {
    settings.set("selvedge.retry." + Bare.class.getName() + ".maxAttempts", "5");

    assertSettingRefused(Bare.class.getName(), "[SV303]");
  }

  @Test
  void settingsForAnnotatedMethodsPassAlsoWhereTheIndexDoesNotNameTheirClass() throws IOException {
    settings.set("selvedge.retry." + Good.class.getName() + "#fetch.maxAttempts", "5");
    settings.set("selvedge.retry." + Plain.class.getName() + ".maxAttempts", "5");
    settings.set("selvedge.retry.maxAttempts", "5");

    try (URLClassLoader loader = indexing(Good.class)) {
      assertThatCode(() -> verification(loader, settings).run()).doesNotThrowAnyException();
    }
  }

  @Test
  void whereClassesAndSettingsAreWrongBothAreSaid() throws IOException {
    settings.set("selvedge.retry.com.acme.Gone.maxAttempts", "5");
    try (URLClassLoader loader = indexing(Plain.class)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(NotWovenException.class)
          .satisfies(
              e ->
                  assertThat(e.getSuppressed())
                      .singleElement()
                      .isInstanceOf(InvalidSettingException.class));
    }
  }

  @Test
  void theEntryPointVerifiesTheContextClassLoader() throws IOException {
    try (URLClassLoader loader = indexing(Plain.class)) {
      Thread.currentThread().setContextClassLoader(loader);

      assertThatThrownBy(Selvedge::verify)
          .isInstanceOf(NotWovenException.class)
          .hasMessageContaining(Plain.class.getName());
    }
  }

  private void assertSettingRefused(String... parts) throws IOException {
    try (URLClassLoader loader = indexing(Good.class)) {
      assertThatThrownBy(() -> verification(loader, settings).run())
          .isInstanceOf(InvalidSettingException.class)
          .message()
          .contains(parts);
    }
  }

  /** The index is that of a directory; the classes themselves are those of this test. */
  private URLClassLoader indexing(Class<?>... classes) throws IOException {
    directory(temp, List.of(classes).stream().map(Class::getName).toArray(String[]::new));
    return ClassPathFixture.loader(temp);
  }

  /** Marked by hand, as the weaver would. */
  @Woven(version = "test")
  static class Good {
    @Retry
    void fetch() {}
  }

  @Woven(version = "test")
  static final class Loud {
    static {
      initialised = true;
    }
  }

  @Woven(
      version = "test",
      unwoven = {"fetch(long): SV203 too large"})
  static final class Partly {}

  static final class ChildOfGood extends Good {
    @DistributedLock("fetch")
    @Override
    void fetch() {}
  }

  static final class Plain {
    @Retry
    void fetch() {}
  }

  static final class OtherPlain {
    @ShardBy("key")
    void route(long key) {}
  }

  static final class Bare {}

  private static Verification verification(ClassLoader loader, Settings settings) {
    return new Verification(
        loader, settings, LockVerification.ofProcess(), ShardVerification.ofProcess());
  }
}
