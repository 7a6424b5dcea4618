package dev.selvedge.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What the weaver can see around the class at hand, without loading any of it. */
public interface ClassPath {

  /** The class file of that internal name, to be closed; null where there is none. */
  @Nullable InputStream open(String internalName) throws IOException;

  /** Whether the class will find the runtime. */
  boolean seesRuntime();

  /** Who is asked, for messages. */
  String describe();
}
