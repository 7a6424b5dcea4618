package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** An attempt failed and another one follows. */
@Name("selvedge.RetryAttemptFailed")
@Label("Retry: Attempt Failed")
@Category({"Selvedge", "Retry"})
@Description("An attempt failed and another one follows.")
@StackTrace(true)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrAttemptFailed extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Attempt")
  int attempt;

  @Label("Delay")
  @Description("wait before the next attempt")
  @Timespan
  long delay;

  @Label("Failure")
  @Description("class of what was thrown; none where the result was rejected")
  @Nullable Class<?> failure;

  @Label("Message")
  @Nullable String message;
}
