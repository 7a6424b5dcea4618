package dev.selvedge.benchmarks.lock;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** What all live threads together have allocated on the heap, event loops included. */
final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  static long bytes() {
    long[] allocated = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
    return LongStream.of(allocated).filter(bytes -> bytes > 0).sum();
  }
}
