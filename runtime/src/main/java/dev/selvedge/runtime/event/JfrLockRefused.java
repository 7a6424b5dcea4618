package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A lock was not granted, so that the method did not run. */
@Name("selvedge.LockRefused")
@Label("Lock: Refused")
@Category({"Selvedge", "Lock"})
@Description("A lock was not granted, so that the method did not run.")
@StackTrace(true)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrLockRefused extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Key")
  @Nullable String key;

  @Label("Waited")
  @Timespan
  long waited;

  @Label("Failure")
  @Description("class of what the caller got, or would have got if it did not skip")
  @Nullable Class<?> failure;

  @Label("Message")
  @Nullable String message;
}
