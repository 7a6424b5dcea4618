package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A lock was given back. */
@Name("selvedge.LockReleased")
@Label("Lock: Released")
@Category({"Selvedge", "Lock"})
@Description("A lock was given back.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrLockReleased extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Key")
  @Nullable String key;

  @Label("Token")
  long token;

  @Label("Held")
  @Timespan
  long held;
}
