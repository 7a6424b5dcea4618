package dev.selvedge.runtime.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** This process has a new view of a ring. */
@Name("selvedge.ViewChanged")
@Label("Shard: View Changed")
@Category({"Selvedge", "Shard"})
@Description("This process has a new view of a ring.")
@StackTrace(false)
@SuppressWarnings("unused") // fields are read by the recorder
final class JfrViewChanged extends Event {
  @Label("Ring")
  @Nullable String ring;

  @Label("Version")
  long version;

  @Label("Fingerprint")
  long fingerprint;

  @Label("Members")
  int members;

  @Label("Slots Moved")
  int moved;
}
