package dev.selvedge.benchmarks.shard;

import dev.selvedge.runtime.shard.KeyHash;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.RingConfig;
import dev.selvedge.runtime.shard.placement.View;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A routed method whose key this process owns, beside the same method without routing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms512m", "-Xmx512m"})
@State(Scope.Thread)
public class OwnerIsHereBenchmark {

  private final View view = View.of(RingConfig.DEFAULT, List.of(new Member("a", "")), 1);
  private long account;

  @Benchmark
  public long woven(WovenShardCall subject) {
    return subject.add(++account, 1);
  }

  @Benchmark
  public long plain(WovenShardCall subject) {
    return subject.addPlainly(++account, 1);
  }

  /** What finding the owner takes by itself. */
  @Benchmark
  public int keyToOwner() {
    return view.ownerIndex(KeyHash.of(++account));
  }
}
