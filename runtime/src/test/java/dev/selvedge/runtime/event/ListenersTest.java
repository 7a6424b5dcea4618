package dev.selvedge.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.runtime.internal.LogCapture;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListenersTest {
  private static final RetryRecovered EVENT =
      new RetryRecovered("com.acme.Billing#fetch(long)", 2, Duration.ZERO);

  private final Listeners listeners = new Listeners();
  private final List<String> heard = new ArrayList<>();

  @Test
  void nobodyListensAtFirst() {
    assertThat(listeners.any()).isFalse();
  }

  @Test
  void aListenerHearsFromItsAddingToItsRemoval() {
    Named listener = new Named("a");
    listeners.add(listener);
    assertThat(listeners.any()).isTrue();
    deliver();

    listeners.remove(listener);
    deliver();

    assertThat(listeners.any()).isFalse();
    assertThat(heard).containsExactly("a");
  }

  @Test
  void addingTheSameListenerTwiceIsAddingItOnce() {
    Named listener = new Named("a");
    listeners.add(listener);
    listeners.add(listener);
    deliver();

    assertThat(heard).containsExactly("a");
  }

  static List<Throwable> anything() {
    return List.of(
        new IllegalStateException(),
        new AssertionError(),
        new StackOverflowError(),
        new OutOfMemoryError("in a test"),
        new Exception("thrown past the compiler"));
  }

  @ParameterizedTest
  @MethodSource("anything")
  void whatAListenerThrowsReachesNeitherTheCallNorTheOtherListeners(Throwable thrown) {
    listeners.add(new Throwing(thrown));
    listeners.add(new Named("b"));

    try (LogCapture log = LogCapture.of(Listeners.class)) {
      deliver();
      deliver();

      assertThat(heard).containsExactly("b", "b");
      assertThat(log.messages())
          .as("logged once")
          .singleElement()
          .asString()
          .contains(Throwing.class.getName());
    }
  }

  @Test
  void anInterruptionThrownByAListenerIsKeptAsTheThreadsFlag() {
    listeners.add(new Throwing(new InterruptedException()));

    deliver();

    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void whatAListenerCausesIsNotToldInTurn() {
    listeners.add(
        new SelvedgeListener() {
          @Override
          public void recovered(RetryRecovered event) {
            heard.add("again");
            deliver();
          }
        });

    deliver();
    deliver();

    assertThat(heard).containsExactly("again", "again");
  }

  @Test
  void listenersThatAreServicesAreLoadedAtFirstUseAndThoseThatCannotBeAreLeftOut(
      @TempDir Path classPath) throws IOException {
    Path services = Files.createDirectories(classPath.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(SelvedgeListener.class.getName()),
        BrokenService.class.getName() + "\ncom.acme.Missing\n" + Service.class.getName() + "\n");
    Service.created = 0;
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classPath.toUri().toURL()}, context)) {
      Thread.currentThread().setContextClassLoader(loader);
      Listeners withServices = new Listeners(FlightRecording.NONE, false);
      assertThat(Service.created).isZero();

      assertThat(withServices.any()).isTrue();
      assertThat(withServices.any()).isTrue();

      assertThat(Service.created).isOne();
    } finally {
      Thread.currentThread().setContextClassLoader(context);
    }
  }

  /** Found by name. */
  public static final class Service implements SelvedgeListener {
    static int created;

    public Service() {
      created++;
    }
  }

  /** Found by name. */
  public static final class BrokenService implements SelvedgeListener {
    public BrokenService() {
      throw new IllegalStateException("not today");
    }
  }

  private void deliver() {
    listeners.deliver(listener -> listener.recovered(EVENT));
  }

  private final class Named implements SelvedgeListener {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public void recovered(RetryRecovered event) {
      heard.add(name);
    }
  }

  private record Throwing(Throwable thrown) implements SelvedgeListener {
    @Override
    public void recovered(RetryRecovered event) {
      throw Throwing.<RuntimeException>sneaky(thrown);
    }

    @SuppressWarnings("unchecked") // the point: no compiler keeps a listener from doing this
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
      throw (T) thrown;
    }
  }
}
