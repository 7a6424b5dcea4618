package dev.selvedge.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks in a recording. */
class JfrLockEventsTest {
  private static final String METHOD = "com.acme.Billing#charge(long)";
  private static final Duration TIME = Duration.ofMillis(1_500);

  @TempDir Path directory;
  private final Listeners listeners = new Listeners(FlightRecording.ofProcess(), true);

  @Test
  void aGrantTellsItsTokenAndItsWait() throws IOException {
    RecordedEvent event =
        recorded(
            "LockAcquired", heard -> heard.lockAcquired(new LockAcquired(METHOD, "k", 7, TIME)));

    assertThat(event.getString("method")).isEqualTo(METHOD);
    assertThat(event.getString("key")).isEqualTo("k");
    assertThat(event.getLong("token")).isEqualTo(7);
    assertThat(event.getDuration("waited")).isEqualTo(TIME);
  }

  @Test
  void aReleaseTellsHowLongItWasHeld() throws IOException {
    RecordedEvent event =
        recorded(
            "LockReleased", heard -> heard.lockReleased(new LockReleased(METHOD, "k", 7, TIME)));

    assertThat(event.getDuration("held")).isEqualTo(TIME);
  }

  @Test
  void aLossTellsItsReason() throws IOException {
    RecordedEvent event =
        recorded("LockLost", heard -> heard.lockLost(new LockLost(METHOD, "k", 7, "expired")));

    assertThat(event.getString("reason")).isEqualTo("expired");
  }

  @Test
  void aRefusalTellsWhatTheCallerGot() throws IOException {
    Exception failure = new IllegalStateException("busy");
    RecordedEvent event =
        recorded(
            "LockRefused", heard -> heard.lockRefused(new LockRefused(METHOD, "k", TIME, failure)));

    assertThat(event.getClass("failure").getName())
        .isEqualTo(IllegalStateException.class.getName());
    assertThat(event.getString("message")).isEqualTo("busy");
  }

  @Test
  void aReleaseThatFailsMayHaveNoException() throws IOException {
    RecordedEvent event =
        recorded(
            "LockReleaseFailed",
            heard -> heard.lockReleaseFailed(new LockReleaseFailed(METHOD, "k", 7, null)));

    assertThat(event.getClass("failure")).isNull();
    assertThat(event.getLong("token")).isEqualTo(7);
  }

  private RecordedEvent recorded(String name, Consumer<SelvedgeListener> happening)
      throws IOException {
    Path file = directory.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      assertThat(listeners.any()).isTrue();
      listeners.deliver(happening);
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events =
        RecordingFile.readAllEvents(file).stream()
            .filter(event -> event.getEventType().getName().startsWith("selvedge."))
            .toList();
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> assertThat(event.getEventType().getName()).isEqualTo("selvedge." + name));
    return events.get(0);
  }
}
