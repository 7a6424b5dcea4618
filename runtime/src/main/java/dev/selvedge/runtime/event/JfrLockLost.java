package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A lock ended while its holder still relied on it. */
@Name("selvedge.LockLost")
@Label("Lock: Lost")
@Category({"Selvedge", "Lock"})
@Description("A lock ended while its holder still relied on it.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrLockLost extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Key")
  @Nullable String key;

  @Label("Token")
  long token;

  @Label("Reason")
  @Nullable String reason;
}
