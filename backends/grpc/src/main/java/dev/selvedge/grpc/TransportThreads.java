package dev.selvedge.grpc;

import io.grpc.netty.shaded.io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes threads of Netty's own kind that keep neither the JVM nor an application's class loader
 * alive.
 */
final class TransportThreads implements ThreadFactory {
  private final String name;
  private final AtomicInteger count = new AtomicInteger();

  TransportThreads(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new FastThreadLocalThread(task, name + '-' + count.incrementAndGet());
    thread.setDaemon(true);
    thread.setContextClassLoader(TransportThreads.class.getClassLoader());
    return thread;
  }
}
