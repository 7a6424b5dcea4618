package dev.selvedge.benchmarks.shard;

import com.dynatrace.hash4j.consistent.ConsistentBucketHasher;
import com.dynatrace.hash4j.consistent.ConsistentBucketSetHasher;
import com.dynatrace.hash4j.consistent.ConsistentHashing;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import com.google.common.hash.Hashing;
import dev.selvedge.runtime.shard.placement.Member;
import dev.selvedge.runtime.shard.placement.RingConfig;
import dev.selvedge.runtime.shard.placement.View;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a key to the index of its owner. {@code hash} is the bare XXH3-64 of the key; all peers are
 * given that hash, and none has to make one of its own. A subclass has the keys, and a fork sees
 * one subclass only, so that its methods are called directly.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgs = {"-Xms1g", "-Xmx1g"})
@State(Scope.Thread)
public abstract class KeyToOwner {

  /** A power of two; their slots lie all over the table, as those of real keys do. */
  static final int KEYS = 1 << 12;

  @Param({"10", "100", "1000", "10000"})
  public int members;

  private View view = View.of(RingConfig.DEFAULT, List.of(), 0);
  private ConsistentBucketHasher jump = jump();
  private ConsistentBucketHasher jumpBack = ConsistentHashing.jumpBackHashSplitMix64();
  private ConsistentBucketHasher sampling = jump;
  private ConsistentBucketSetHasher anchor = anchor();
  private VirtualNodeRing ring = new VirtualNodeRing(List.of("a"));
  private MaglevTable maglev = new MaglevTable(List.of("a"));
  private int next;

  private static ConsistentBucketHasher jump() {
    return ConsistentHashing.jumpHash(PseudoRandomGeneratorProvider.splitMix64_V1());
  }

  private static ConsistentBucketSetHasher anchor() {
    return ConsistentHashing.jumpBackAnchorHash(PseudoRandomGeneratorProvider.splitMix64_V1());
  }

  /** The hash as a routed method has it. */
  abstract long selvedgeHash(int key);

  /** The least that hashes the same key. */
  abstract long bareHash(int key);

  @Setup
  public void prepare() {
    List<String> ids = IntStream.range(0, members).mapToObj(i -> "node-" + i).toList();
    view = View.of(RingConfig.DEFAULT, ids.stream().map(id -> new Member(id, "")).toList(), 1);
    sampling =
        ConsistentHashing.improvedConsistentWeightedSampling(
            PseudoRandomGeneratorProvider.splitMix64_V1());
    for (int i = 0; i < members + members / 9; i++) {
      anchor.addBucket();
    }
    for (int i = 0; i < members / 9; i++) {
      anchor.removeBucket(10 * i); // it is as fast as jumpBack until some have left
    }
    ring = new VirtualNodeRing(ids);
    maglev = new MaglevTable(ids);
  }

  private int nextKey() {
    return next++ & (KEYS - 1);
  }

  @Benchmark
  public long hash() {
    return bareHash(nextKey());
  }

  @Benchmark
  public int selvedge() {
    return view.ownerIndex(selvedgeHash(nextKey()));
  }

  @Benchmark
  public int guavaConsistentHash() {
    return Hashing.consistentHash(bareHash(nextKey()), members);
  }

  @Benchmark
  public int hash4jJump() {
    return jump.getBucket(bareHash(nextKey()), members);
  }

  @Benchmark
  public int hash4jJumpBack() {
    return jumpBack.getBucket(bareHash(nextKey()), members);
  }

  @Benchmark
  public int hash4jJumpBackAnchor() {
    return anchor.getBucket(bareHash(nextKey()));
  }

  @Benchmark
  public int hash4jWeightedSampling() {
    return sampling.getBucket(bareHash(nextKey()), members);
  }

  @Benchmark
  public int treeMapRing() {
    return ring.owner(bareHash(nextKey()));
  }

  @Benchmark
  public int maglevTable() {
    return maglev.owner(bareHash(nextKey()));
  }
}
