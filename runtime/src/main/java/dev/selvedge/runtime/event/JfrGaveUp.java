package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A call failed for good. */
@Name("selvedge.RetryGaveUp")
@Label("Retry: Gave Up")
@Category({"Selvedge", "Retry"})
@Description("A call failed for good.")
@StackTrace(true)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrGaveUp extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Reason")
  @Nullable String reason;

  @Label("Attempts")
  int attempts;

  @Label("Elapsed")
  @Timespan
  long elapsed;

  @Label("Failure")
  @Description("class of what was thrown; none where the result was rejected")
  @Nullable Class<?> failure;

  @Label("Message")
  @Nullable String message;
}
