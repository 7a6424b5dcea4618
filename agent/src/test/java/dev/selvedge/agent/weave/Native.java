package dev.selvedge.agent.weave;

import dev.selvedge.Retry;

/** A class whose method has no code; for {@link WeaverTest}. */
public class Native implements Runnable {
  @Override
  @Retry
  public native void run();
}
