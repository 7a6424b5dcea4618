package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A lock could not be given back; its lease ends it. */
@Name("selvedge.LockReleaseFailed")
@Label("Lock: Release Failed")
@Category({"Selvedge", "Lock"})
@Description("A lock could not be given back; its lease ends it.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrLockReleaseFailed extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Key")
  @Nullable String key;

  @Label("Token")
  long token;

  @Label("Failure")
  @Description("class of what the store answered; none where it no longer was this holder's")
  @Nullable Class<?> failure;

  @Label("Message")
  @Nullable String message;
}
