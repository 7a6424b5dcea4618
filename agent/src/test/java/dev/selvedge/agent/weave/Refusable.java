package dev.selvedge.agent.weave;

import dev.selvedge.Retry;

/** A class of which {@link WeaverTest} expects one half to be woven. */
public class Refusable implements Runnable {
  @Override
  @Retry
  public synchronized void run() {
    throw new IllegalArgumentException("ran unwoven");
  }

  @Retry
  public String good() {
    return "good";
  }
}
