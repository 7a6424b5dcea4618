package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A fallback stood in for a call that had failed for good. */
@Name("selvedge.RetryFellBack")
@Label("Retry: Fell Back")
@Category({"Selvedge", "Retry"})
@Description("A fallback stood in for a call that had failed for good.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrFellBack extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Cause")
  @Nullable Class<?> cause;

  @Label("Message")
  @Nullable String message;
}
