package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.jspecify.annotations.Nullable;

/** A call whose key another node owned has ended. */
@Name("selvedge.CallForwarded")
@Label("Shard: Call Forwarded")
@Category({"Selvedge", "Shard"})
@Description("A call whose key another node owned has ended.")
@StackTrace(true)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrCallForwarded extends Event {
  @Label("Method")
  @Nullable String method;

  @Label("Ring")
  @Nullable String ring;

  @Label("Owner")
  @Nullable String owner;

  @Label("Attempts")
  int attempts;

  @Label("Outcome")
  @Nullable String outcome;

  @Label("Elapsed")
  @Timespan
  long elapsed;
}
