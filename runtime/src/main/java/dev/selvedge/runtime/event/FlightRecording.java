package dev.selvedge.runtime.event;

/**
 * Flight Recorder as one more listener, asked each time whether it listens.
 *
 * <p>What names {@code jdk.jfr} stands in {@link JfrListener} and the events, which are loaded only
 * where that module is: an image made by jlink may lack it.
 */
interface FlightRecording {

  /** Whether a recording runs that takes our events. Cheap: asked at every failure. */
  boolean isOn();

  /** Asked only while {@link #isOn()}. */
  SelvedgeListener listener();

  /** Never listens. */
  FlightRecording NONE =
      new FlightRecording() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public SelvedgeListener listener() {
          return new SelvedgeListener() {};
        }
      };

  /** Flight Recorder where this process has it. */
  static FlightRecording ofProcess() {
    return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? JfrRecording.create() : NONE;
  }
}
