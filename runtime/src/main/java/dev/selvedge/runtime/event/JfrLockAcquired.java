package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A lock was granted. */
@Name("selvedge.LockAcquired")
@Label("Lock: Acquired")
@Category({"Selvedge", "Lock"})
@Description("A lock was granted.")
@StackTrace(true)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrLockAcquired extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Key")
  @Nullable String key;

  @Label("Token")
  long token;

  @Label("Waited")
  @Timespan
  long waited;
}
