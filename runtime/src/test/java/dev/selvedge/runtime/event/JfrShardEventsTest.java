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

/** Calls between nodes in a recording. */
class JfrShardEventsTest {
  private static final String METHOD = "com.acme.Billing#balance(java.lang.String)";
  private static final Duration TIME = Duration.ofMillis(1_500);

  @TempDir Path directory;
  private final Listeners listeners = new Listeners(FlightRecording.ofProcess(), true);

  @Test
  void aForwardedCallTellsWhoWasAskedAndWhatCameOfIt() throws IOException {
    RecordedEvent event =
        recorded(
            "CallForwarded",
            heard ->
                heard.callForwarded(
                    new CallForwarded(
                        METHOD, "default", "b", 2, CallForwarded.Outcome.UNKNOWN, TIME)));

    assertThat(event.getString("method")).isEqualTo(METHOD);
    assertThat(event.getString("ring")).isEqualTo("default");
    assertThat(event.getString("owner")).isEqualTo("b");
    assertThat(event.getInt("attempts")).isEqualTo(2);
    assertThat(event.getString("outcome")).isEqualTo("UNKNOWN");
    assertThat(event.getDuration("elapsed")).isEqualTo(TIME);
  }

  @Test
  void aServedCallTellsWhoAsked() throws IOException {
    RecordedEvent event =
        recorded(
            "CallServed",
            heard ->
                heard.callServed(
                    new CallServed(METHOD, "default", "a", CallServed.Outcome.THREW, TIME)));

    assertThat(event.getString("origin")).isEqualTo("a");
    assertThat(event.getString("outcome")).isEqualTo("THREW");
    assertThat(event.getDuration("elapsed")).isEqualTo(TIME);
  }

  @Test
  void aViewTellsItsFingerprint() throws IOException {
    RecordedEvent event =
        recorded(
            "ViewChanged", heard -> heard.viewChanged(new ViewChanged("default", 2, 7, 3, 21)));

    assertThat(event.getString("ring")).isEqualTo("default");
    assertThat(event.getLong("version")).isEqualTo(2);
    assertThat(event.getLong("fingerprint")).isEqualTo(7);
    assertThat(event.getInt("members")).isEqualTo(3);
    assertThat(event.getInt("moved")).isEqualTo(21);
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
            .filter(event -> event.getEventType().getName().equals("selvedge." + name))
            .toList();
    assertThat(events).hasSize(1);
    return events.get(0);
  }
}
