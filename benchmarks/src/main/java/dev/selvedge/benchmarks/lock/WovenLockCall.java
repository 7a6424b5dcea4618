package dev.selvedge.benchmarks.lock;

import dev.selvedge.DistributedLock;
import dev.selvedge.Woven;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A method under {@code @DistributedLock}, woven by the agent. Refuses to be measured unwoven. */
@State(Scope.Thread)
public class WovenLockCall {

  private long balance;

  public WovenLockCall() {
    if (!WovenLockCall.class.isAnnotationPresent(Woven.class)) {
      throw new IllegalStateException(
          "class "
              + WovenLockCall.class.getName()
              + " is not woven, so this would measure a method without a lock; start with"
              + " -javaagent:selvedge-agent.jar");
    }
  }

  @DistributedLock("account:{account}")
  long add(long account, long amount) {
    balance += amount;
    return balance;
  }
}
