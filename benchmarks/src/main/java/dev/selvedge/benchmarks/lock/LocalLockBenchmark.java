package dev.selvedge.benchmarks.lock;

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

  private static final Coordinator LOCAL = Coordinator.at("local");
  private static final LockSubject METHOD = new SelvedgeMethod(LOCAL);
  private static final LockSubject HANDLE = new SelvedgeHandle(LOCAL);

  private final String key = Long.toString(Thread.currentThread().getId());
  private final ReentrantLock own = new ReentrantLock();
  private long balance;

  /** What a woven method runs before and after its body. */
  @Benchmark
  public long method() throws Exception {
    LockSubject.Held held = METHOD.take(key);
    long result = ++balance;
    held.giveBack();
    return result;
  }

  /** Without annotations. */
  @Benchmark
  public long handle() throws Exception {
    LockSubject.Held held = HANDLE.take(key);
    long result = ++balance;
    held.giveBack();
    return result;
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
    ReentrantLock lock = LOCKS.computeIfAbsent("account:" + key, absent -> new ReentrantLock());
    lock.lock();
    try {
      return ++balance;
    } finally {
      lock.unlock();
    }
  }
}
