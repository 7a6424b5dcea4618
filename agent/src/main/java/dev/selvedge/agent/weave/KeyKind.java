package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import net.bytebuddy.jar.asm.Type;

/** What a key is for, and by which names its parts are found in a companion. */
enum KeyKind {
  /** The keys of a {@code @DistributedLock}. */
  LOCK(Names.LOCK_PLAN, Names.LOCK_KEYS, "keys"),

  /** The hash of the key of a {@code @ShardBy}. */
  SHARD(Names.SHARD_PLAN, Type.LONG_TYPE.getDescriptor(), "hash");

  private final String plan;
  private final String result;
  private final String noun;

  KeyKind(String plan, String result, String noun) {
    this.plan = plan;
    this.result = result;
    this.noun = noun;
  }

  /** Descriptor of the plan's type. */
  String plan() {
    return plan;
  }

  /** Descriptor of what the companion's method returns. */
  String result() {
    return result;
  }

  /** What that is called, in messages and in the names of methods. */
  String noun() {
    return noun;
  }

  String planField(MethodModel method) {
    return this == LOCK
        ? CompanionNames.lockField(method.name(), method.descriptor())
        : CompanionNames.shardField(method.name(), method.descriptor());
  }

  /** Name of the companion's method that makes it. */
  String maker(MethodModel method) {
    return this == LOCK
        ? CompanionNames.keysMethod(method.name(), method.descriptor())
        : CompanionNames.hashMethod(method.name(), method.descriptor());
  }

  /** Name of the companion's constant that says what to pass to that method. */
  String reachField(MethodModel method) {
    return this == LOCK
        ? CompanionNames.reachField(method.name(), method.descriptor())
        : CompanionNames.hashReachField(method.name(), method.descriptor());
  }
}
