package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.lock.LockKeys;
import java.util.concurrent.atomic.AtomicInteger;

/** A coordinator that is set for one run, under a name of its own. */
record Coordinator(String name) {

  private static final AtomicInteger SET = new AtomicInteger();

  static Coordinator at(String url) {
    String name = "measured" + SET.incrementAndGet();
    System.setProperty("selvedge.coordinator." + name, url);
    return new Coordinator(name);
  }

  /** What generated code makes of the template {@code measured:{key}}. */
  static LockKeys keys(String key) {
    LockKeys.Builder keys =
        LockKeys.of("dev.selvedge.benchmarks.lock.Measured#run(String)", "measured:{key}");
    keys.literal("measured:");
    keys.value("key", key);
    return keys.build();
  }
}
