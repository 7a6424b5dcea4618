package dev.selvedge.agent.weave;

import java.util.Collection;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Adds to a class the methods that its annotated ones need beside them. */
final class Additions extends ClassVisitor {
  private final Collection<KeyCall> keys;
  private final Collection<ShardMethod> shards;

  Additions(ClassVisitor out, Collection<KeyCall> keys, Collection<ShardMethod> shards) {
    super(OpenedClassReader.ASM_API, out);
    this.keys = keys;
    this.shards = shards;
  }

  @Override
  public void visitEnd() {
    for (KeyCall key : keys) {
      if (key.hasHops()) {
        HopsCode.write(key, cv);
      }
    }
    for (ShardMethod shard : shards) {
      if (shard.needsValue()) {
        ShardCode.writeValued(shard, cv);
      }
    }
    super.visitEnd();
  }
}
