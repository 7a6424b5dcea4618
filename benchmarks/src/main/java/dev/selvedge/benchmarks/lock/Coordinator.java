package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.lock.LockKeys;
import dev.selvedge.runtime.lock.LockRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A coordinator that is set for one run, under a name of its own. */
record Coordinator(String name) {

  /** Longer than any turn: peers wait for ever. */
  static final String WAIT_FOR = "60s";

  private static final AtomicInteger SET = new AtomicInteger();

  static Coordinator at(String url) {
    String name = "measured" + SET.incrementAndGet();
    System.setProperty("selvedge.coordinator." + name, url);
    return new Coordinator(name);
  }

  /** Asks for the key with the defaults, but for as long as peers wait. */
  LockRequest request(String key) {
    return LockRequest.of(keys(key)).coordinator(name).waitFor(Duration.ofSeconds(60));
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
