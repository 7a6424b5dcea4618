package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A call succeeded after at least one failed attempt. */
@Name("selvedge.RetryRecovered")
@Label("Retry: Recovered")
@Category({"Selvedge", "Retry"})
@Description("A call succeeded after at least one failed attempt.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrRecovered extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Attempts")
  int attempts;

  @Label("Elapsed")
  @Timespan
  long elapsed;
}
