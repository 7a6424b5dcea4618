package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** This node has run, or turned away, a call of another one. */
@Name("selvedge.CallServed")
@Label("Shard: Call Served")
@Category({"Selvedge", "Shard"})
@Description("This node has run, or turned away, a call of another one.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrCallServed extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Ring")
  @Nullable String ring;

  @Label("Origin")
  @Nullable String origin;

  @Label("Outcome")
  @Nullable String outcome;

  @Label("Elapsed")
  @Timespan
  long elapsed;
}
