package dev.selvedge.benchmarks.shard;

import dev.selvedge.ShardBy;
import dev.selvedge.Woven;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A method under {@code @ShardBy}, woven by the agent. Refuses to be measured unwoven. */
@State(Scope.Thread)
public class WovenShardCall {

  private long balance;

  public WovenShardCall() {
    if (!WovenShardCall.class.isAnnotationPresent(Woven.class)) {
      throw new IllegalStateException(
          "class "
              + WovenShardCall.class.getName()
              + " is not woven, so this would measure a plain method; start with"
              + " -javaagent:selvedge-agent.jar");
    }
  }

  @ShardBy("account")
  long add(long account, long amount) {
    balance += amount + account;
    return balance;
  }

  /** The same body, not routed. */
  long addPlainly(long account, long amount) {
    balance += amount + account;
    return balance;
  }
}
