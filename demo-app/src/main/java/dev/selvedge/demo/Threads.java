package dev.selvedge.demo;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads that carry a role in their name, such as {@code buyer-7}. */
final class Threads {

  private Threads() {}

  static ThreadFactory named(String role) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, role + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
