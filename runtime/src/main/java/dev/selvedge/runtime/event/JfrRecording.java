package dev.selvedge.runtime.event;

import dev.selvedge.runtime.internal.Log;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/**
 * The Flight Recorder of this JVM.
 *
 * <p>Where nobody has ever recorded, asking is one volatile read, and neither the event classes nor
 * the recorder are loaded. Registering a listener with the recorder instead would load its engine
 * into every process, only to learn of a recording without learning which events it takes. After
 * the first recording has begun, the event types answer from a field each, and answer no again once
 * the last recording that takes them has ended.
 */
final class JfrRecording implements FlightRecording {
  private volatile boolean broken;

  private JfrRecording() {}

  static FlightRecording create() {
    return new JfrRecording();
  }

  @Override
  public boolean isOn() {
    try {
      return FlightRecorder.isInitialized() && !broken && Events.anyEnabled();
    } catch (RuntimeException | LinkageError e) {
      // registering the events may be forbidden here: retrying goes on without being recorded
      broken = true;
      Log.warning(Listeners.class, "Flight Recorder gets no events of Selvedge", e);
      return false;
    }
  }

  @Override
  public SelvedgeListener listener() {
    return Events.LISTENER;
  }

  /** Registers the event types; initialised once the recorder is. */
  private static final class Events {
    static final SelvedgeListener LISTENER = new JfrListener();
    private static final EventType[] TYPES = {
      EventType.getEventType(JfrAttemptFailed.class),
      EventType.getEventType(JfrRecovered.class),
      EventType.getEventType(JfrGaveUp.class),
      EventType.getEventType(JfrFellBack.class),
      EventType.getEventType(JfrLockAcquired.class),
      EventType.getEventType(JfrLockReleased.class),
      EventType.getEventType(JfrLockLost.class),
      EventType.getEventType(JfrLockRefused.class),
      EventType.getEventType(JfrLockReleaseFailed.class),
      EventType.getEventType(JfrCallForwarded.class),
      EventType.getEventType(JfrCallServed.class),
      EventType.getEventType(JfrViewChanged.class)
    };

    static boolean anyEnabled() {
      for (EventType type : TYPES) {
        if (type.isEnabled()) {
          return true;
        }
      }
      return false;
    }
  }
}
