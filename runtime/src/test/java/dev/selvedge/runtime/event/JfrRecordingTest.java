package dev.selvedge.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.selvedge.runtime.retry.RetryStopped.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JfrRecordingTest {
  private static final String METHOD = "com.acme.Billing#fetch(long)";

  @TempDir Path directory;
  private final Listeners listeners = new Listeners(FlightRecording.ofProcess(), true);

  @Test
  void nobodyListensButWhileARecordingRuns() throws IOException {
    assertThat(listeners.any()).isFalse();
    try (Recording recording = new Recording()) {
      recording.start();
      assertThat(listeners.any()).isTrue();
      recording.stop();
      assertThat(listeners.any()).isFalse();
    }
    assertThat(listeners.any()).isFalse();
  }

  @Test
  void askingWhetherAnyoneListensAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int calls = 10_000;
    listeners.any();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < calls; i++) {
      listeners.any();
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).as("for " + calls + " calls").isLessThan(calls);
  }

  @Test
  void aRecordingThatTakesNoneOfTheEventsDoesNotListen() {
    try (Recording recording = new Recording()) {
      List.of(
              "RetryAttemptFailed",
              "RetryRecovered",
              "RetryGaveUp",
              "RetryFellBack",
              "LockAcquired",
              "LockReleased",
              "LockLost",
              "LockRefused",
              "LockReleaseFailed",
              "CallForwarded",
              "CallServed",
              "ViewChanged")
          .forEach(name -> recording.disable("selvedge." + name));
      recording.start();

      assertThat(listeners.any()).isFalse();
    }
  }

  @Test
  void aRecordingTakesOnlyTheEventsThatAreEnabledInIt() throws IOException {
    List<RecordedEvent> events =
        record(
            Map.of("selvedge.RetryAttemptFailed#enabled", "false"),
            () -> {
              attemptFailed(new IOException());
              recovered();
            });

    assertThat(events)
        .extracting(event -> event.getEventType().getName())
        .containsExactly("selvedge.RetryRecovered");
  }

  @Test
  void aFailedAttemptIsRecordedWithItsFailureDelayAndPlace() throws IOException {
    RecordedEvent event = record(() -> attemptFailed(new IOException("reset")));

    assertThat(event.getEventType().getName()).isEqualTo("selvedge.RetryAttemptFailed");
    assertThat(event.getEventType().getCategoryNames()).containsExactly("Selvedge", "Retry");
    assertThat(event.getString("method")).isEqualTo(METHOD);
    assertThat(event.getInt("attempt")).isEqualTo(2);
    assertThat(event.getDuration("delay")).isEqualTo(Duration.ofMillis(150));
    assertThat(event.getClass("failure").getName()).isEqualTo(IOException.class.getName());
    assertThat(event.getString("message")).isEqualTo("reset");
    assertThat(event.getStackTrace().getFrames())
        .anyMatch(frame -> frame.getMethod().getName().equals("attemptFailed"));
  }

  @Test
  void aRejectedResultIsRecordedWithoutAFailure() throws IOException {
    RecordedEvent event = record(() -> attemptFailed(null));

    assertThat(event.getClass("failure")).isNull();
    assertThat(event.getString("message")).isNull();
  }

  @Test
  void aFailureThatCannotTellItsMessageIsRecordedAllTheSame() throws IOException {
    RecordedEvent event =
        record(
            () ->
                attemptFailed(
                    new IOException() {
                      @Override
                      public String getMessage() {
                        throw new IllegalStateException();
                      }
                    }));

    assertThat(event.getString("message")).contains("IllegalStateException");
  }

  @Test
  void aRecoveryIsRecorded() throws IOException {
    RecordedEvent event = record(this::recovered);

    assertThat(event.getEventType().getName()).isEqualTo("selvedge.RetryRecovered");
    assertThat(event.getInt("attempts")).isEqualTo(3);
    assertThat(event.getDuration("elapsed")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aGiveUpIsRecordedWithItsReason() throws IOException {
    RetryGaveUp heard =
        new RetryGaveUp(METHOD, Reason.DEADLINE, 4, Duration.ofSeconds(2), new IOException("x"));

    RecordedEvent event = record(() -> listeners.deliver(listener -> listener.gaveUp(heard)));

    assertThat(event.getEventType().getName()).isEqualTo("selvedge.RetryGaveUp");
    assertThat(event.getString("reason")).isEqualTo("DEADLINE");
    assertThat(event.getInt("attempts")).isEqualTo(4);
    assertThat(event.getDuration("elapsed")).isEqualTo(Duration.ofSeconds(2));
    assertThat(event.getString("message")).isEqualTo("x");
  }

  @Test
  void aFallbackIsRecordedWithItsCause() throws IOException {
    RetryFellBack heard = new RetryFellBack(METHOD, new IOException("x"));

    RecordedEvent event = record(() -> listeners.deliver(listener -> listener.fellBack(heard)));

    assertThat(event.getEventType().getName()).isEqualTo("selvedge.RetryFellBack");
    assertThat(event.getClass("cause").getName()).isEqualTo(IOException.class.getName());
    assertThat(event.getString("message")).isEqualTo("x");
  }

  private void attemptFailed(@Nullable Throwable failure) {
    RetryAttemptFailed heard = new RetryAttemptFailed(METHOD, 2, failure, Duration.ofMillis(150));
    listeners.deliver(listener -> listener.attemptFailed(heard));
  }

  private void recovered() {
    RetryRecovered heard = new RetryRecovered(METHOD, 3, Duration.ofSeconds(1));
    listeners.deliver(listener -> listener.recovered(heard));
  }

  private RecordedEvent record(Runnable what) throws IOException {
    List<RecordedEvent> events = record(Map.of(), what);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private List<RecordedEvent> record(Map<String, String> settings, Runnable what)
      throws IOException {
    Path file = directory.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.setSettings(settings);
      recording.start();
      what.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().startsWith("selvedge."))
        .toList();
  }
}
