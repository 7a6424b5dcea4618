package dev.selvedge.agent.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.Woven;
import dev.selvedge.runtime.NotWovenException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeaverTest {
  private static final Weaver WEAVER = new Weaver("1.2.3", true);
  private static final ClassPath AROUND = new LoaderClassPath(WeaverTest.class.getClassLoader());
  private static final int FUTURE_VERSION = 99;

  @Test
  void wovenClassRetries() throws Exception {
    byte[] woven = woven(WEAVER, Host.class);

    assertThat(((Callable<?>) instance(Host.class, woven)).call()).isEqualTo(4);
  }

  @Test
  void wovenClassIsMarked() throws Exception {
    Class<?> type = define(Host.class, woven(WEAVER, Host.class));

    assertThat(type.getAnnotation(Woven.class).version()).isEqualTo("1.2.3");
    assertThat(type.getAnnotation(Woven.class).unwoven()).isEmpty();
  }

  @Test
  void sameBytesGiveTheSameResult() throws Exception {
    assertThat(woven(WEAVER, Host.class)).isEqualTo(woven(new Weaver("1.2.3", true), Host.class));
  }

  @Test
  void theGivenBytesAreLeftAlone() throws Exception {
    byte[] given = bytes(Host.class);
    byte[] before = given.clone();

    WEAVER.weave(name(Host.class), given, AROUND);

    assertThat(given).isEqualTo(before);
  }

  @Test
  void classWithoutTheAnnotationIsUntouched() throws Exception {
    WeaveResult result = WEAVER.weave(name(Bare.class), bytes(Bare.class), AROUND);

    assertThat(result.classFile()).isNull();
    assertThat(result.problems()).isEmpty();
  }

  @Test
  void wovenClassIsNotWovenAgain() throws Exception {
    byte[] woven = woven(WEAVER, Host.class);

    WeaveResult again = WEAVER.weave(name(Host.class), woven, AROUND);

    assertThat(again.classFile()).isNull();
    assertThat(again.problems()).isEmpty();
  }

  @Test
  void classWovenByAnotherVersionIsLeftAndReported() throws Exception {
    byte[] woven = woven(new Weaver("1.0.0", true), Host.class);

    WeaveResult again = WEAVER.weave(name(Host.class), woven, AROUND);

    assertThat(again.classFile()).isNull();
    assertThat(again.problems())
        .singleElement()
        .asString()
        .startsWith("[SV207]")
        .contains(Host.class.getName(), "1.0.0", "1.2.3");
  }

  @Test
  void classFileNewerThanTheLibraryIsWovenAndKeepsItsVersion() throws Exception {
    byte[] given = bytes(Host.class);
    int version = ClassFormat.version(given);

    byte[] woven = woven(WEAVER, Host.class, ClassFormat.withVersion(given, FUTURE_VERSION));

    assertThat(ClassFormat.version(woven)).isEqualTo(FUTURE_VERSION);
    byte[] runnable = ClassFormat.withVersion(woven, version);
    assertThat(((Callable<?>) instance(Host.class, runnable)).call()).isEqualTo(4);
  }

  @Test
  void previewClassFileStaysOne() throws Exception {
    int preview = 0xFFFF << 16 | ClassFormat.version(bytes(Host.class));

    byte[] woven = woven(WEAVER, Host.class, ClassFormat.withVersion(bytes(Host.class), preview));

    assertThat(ClassFormat.version(woven)).isEqualTo(preview);
  }

  @Test
  void classFileOlderThanJava8IsRefused() throws Exception {
    WeaveResult result =
        WEAVER.weave(name(Host.class), ClassFormat.withVersion(bytes(Host.class), 51), AROUND);

    assertThat(result.problems())
        .singleElement()
        .asString()
        .startsWith("[SV205] class " + Host.class.getName() + " has class file version 51");
  }

  @Test
  void refusedMethodThrowsAndTheOthersAreWoven() throws Exception {
    WeaveResult result = WEAVER.weave(name(Refusable.class), bytes(Refusable.class), AROUND);
    Object host = instance(Refusable.class, Objects.requireNonNull(result.classFile()));

    assertThat(result.problems()).singleElement().asString().startsWith("[SV104]");
    assertThatThrownBy(((Runnable) host)::run)
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV104]")
        .hasMessageContaining(Refusable.class.getName() + "#run()");
    assertThat(host.getClass().getMethod("good").invoke(host)).isEqualTo("good");
    assertThat(host.getClass().getAnnotation(Woven.class).unwoven())
        .singleElement()
        .asString()
        .startsWith("run(): [SV104]");
  }

  @Test
  void refusedNativeMethodThrowsToo() throws Exception {
    Object host = instance(Native.class, woven(WEAVER, Native.class));

    assertThatThrownBy(((Runnable) host)::run)
        .isInstanceOf(NotWovenException.class)
        .hasMessageStartingWith("[SV102]");
  }

  @Test
  void refusedMethodRunsWhereThatIsAllowed() throws Exception {
    byte[] woven = woven(new Weaver("1.2.3", false), Refusable.class);

    assertThatThrownBy(((Runnable) instance(Refusable.class, woven))::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ran unwoven");
  }

  @Test
  void classThatDoesNotSeeTheRuntimeIsRefusedWithWhatTheJdkHas() throws Exception {
    WeaveResult result =
        WEAVER.weave(name(Refusable.class), bytes(Refusable.class), new Blind(null));

    assertThat(result.problems())
        .singleElement()
        .asString()
        .startsWith("[SV204] class " + Refusable.class.getName())
        .contains("a loader without it");
    Object host = instance(Refusable.class, Objects.requireNonNull(result.classFile()));
    assertThatThrownBy(((Runnable) host)::run)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("[SV204]");
  }

  @Test
  void brokenCompanionRefusesItsHost() throws Exception {
    WeaveResult result =
        WEAVER.weave(
            name(Host.class), bytes(Host.class), new Blind("no class file".getBytes(UTF_8)));

    assertThat(result.problems())
        .singleElement()
        .asString()
        .startsWith("[SV201] class " + Host.class.getName() + "_Selvedge cannot be read");
  }

  @Test
  void nothingIsAskedOfAnyOtherClass() throws Exception {
    WeaveResult result = WEAVER.weave(name(Host.class), bytes(Host.class), new Watched());

    assertThat(result.problems()).isEmpty();
  }

  @Test
  void truncatedClassFileIsAnErrorToTheCaller() throws IOException {
    byte[] half = Arrays.copyOf(bytes(Host.class), 200);

    assertThatThrownBy(() -> WEAVER.weave(name(Host.class), half, AROUND))
        .isInstanceOf(RuntimeException.class);
  }

  /** Sees the runtime only if there is a companion to be seen. */
  private record Blind(byte @Nullable [] companion) implements ClassPath {
    @Override
    public @Nullable InputStream open(String internalName) {
      return companion == null ? null : new ByteArrayInputStream(companion);
    }

    @Override
    public boolean seesRuntime() {
      return companion != null;
    }

    @Override
    public String describe() {
      return "a loader without it";
    }
  }

  /** Answers for the companion only. */
  private static final class Watched implements ClassPath {
    @Override
    public @Nullable InputStream open(String internalName) {
      assertThat(internalName).isEqualTo(name(Host.class) + "_Selvedge");
      return null;
    }

    @Override
    public boolean seesRuntime() {
      return true;
    }

    @Override
    public String describe() {
      return "watched";
    }
  }

  private static byte[] woven(Weaver weaver, Class<?> type) throws IOException {
    return woven(weaver, type, bytes(type));
  }

  private static byte[] woven(Weaver weaver, Class<?> type, byte[] given) throws IOException {
    return Objects.requireNonNull(weaver.weave(name(type), given, AROUND).classFile());
  }

  private static String name(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static Object instance(Class<?> type, byte[] classFile)
      throws ReflectiveOperationException {
    return define(type, classFile).getDeclaredConstructor().newInstance();
  }

  private static Class<?> define(Class<?> type, byte[] classFile) {
    return new ClassLoader(type.getClassLoader()) {
      Class<?> define() {
        return defineClass(type.getName(), classFile, 0, classFile.length);
      }
    }.define();
  }
}
