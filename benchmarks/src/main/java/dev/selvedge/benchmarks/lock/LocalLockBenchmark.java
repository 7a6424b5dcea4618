package dev.selvedge.benchmarks.lock;

import dev.selvedge.runtime.Selvedge;
import dev.selvedge.runtime.lock.LockHandle;
import dev.selvedge.runtime.lock.LockRequest;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A method that locks a key within this JVM, where nobody else wants it: what the lock costs when
 * there is no store to wait for.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms512m", "-Xmx512m", "-Dselvedge.coordinator=local"})
@State(Scope.Thread)
public class LocalLockBenchmark {

  private static final ConcurrentHashMap<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final long account = Thread.currentThread().getId();
  private final ReentrantLock own = new ReentrantLock();
  private long balance;

  @Benchmark
  public long woven(WovenLockCall subject) {
    return subject.add(account, 1);
  }

  /** What the woven method is made of, without its key. */
  @Benchmark
  public long handle() {
    try (LockHandle lock = Selvedge.locks().acquire(LockRequest.of("account"))) {
      return ++balance;
    }
  }

  @Benchmark
  public long reentrantLock() {
    own.lock();
    try {
      return ++balance;
    } finally {
      own.unlock();
    }
  }

  /** The same with a lock per key, found by the text of the key, and never forgotten. */
  @Benchmark
  public long reentrantLockPerKey() {
    ReentrantLock lock = LOCKS.computeIfAbsent("account:" + account, key -> new ReentrantLock());
    lock.lock();
    try {
      return ++balance;
    } finally {
      lock.unlock();
    }
  }
}
