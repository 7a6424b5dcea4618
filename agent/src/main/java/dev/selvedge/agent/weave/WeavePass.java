package dev.selvedge.agent.weave;

import dev.selvedge.agent.advice.JudgingRetryAdvice;
import dev.selvedge.agent.advice.LockAdvice;
import dev.selvedge.agent.advice.RetryAdvice;
import dev.selvedge.agent.advice.StageRetryAdvice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/** The rewriting of one class, as the findings say. */
final class WeavePass {
  private final ClassModel host;
  private final byte[] classFile;
  private final String version;
  private final boolean seesRuntime;
  private final Findings findings;

  /**
   * A pass.
   *
   * @param version what the class is marked with
   * @param seesRuntime whether it can throw our own exception
   */
  WeavePass(
      ClassModel host, byte[] classFile, String version, boolean seesRuntime, Findings findings) {
    this.host = host;
    this.classFile = classFile;
    this.version = version;
    this.seesRuntime = seesRuntime;
    this.findings = findings;
  }

  /**
   * One pass; the step visited first is the outermost. So it is retry around routing around lock
   * around body, and each attempt is routed and takes the lock afresh.
   */
  byte[] weave() {
    StubLocator locator = new StubLocator(host.binaryName(), classFile);
    TypePool types =
        new TypePool.Default(
            new TypePool.CacheProvider.Simple(), locator, TypePool.Default.ReaderMode.FAST);
    DynamicType.Builder<?> builder =
        new ByteBuddy()
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(InstrumentedType.Factory.Default.FROZEN)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .with(TypeValidation.DISABLED)
            .decorate(types.describe(host.binaryName()).resolve(), locator);
    builder = retrying(builder, StageRetryAdvice.class, RetryMethod.Form.STAGE);
    builder = retrying(builder, RetryAdvice.class, RetryMethod.Form.PLAIN);
    builder = retrying(builder, JudgingRetryAdvice.class, RetryMethod.Form.JUDGING);
    builder = builder.visit(marking()).visit(moving());
    return locking(builder).visit(refusing()).make().getBytes();
  }

  /** The last resort: no advice at all, only throws. */
  byte[] refuse() {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(refusing(marker(writer)), 0);
    return writer.toByteArray();
  }

  private DynamicType.Builder<?> retrying(
      DynamicType.Builder<?> builder, Class<?> advice, RetryMethod.Form form) {
    Map<String, RetryMethod> retries = findings.retries(form);
    Advice.WithCustomMapping bound = Advice.withCustomMapping().bind(new RetryBindings(retries));
    return retries.isEmpty() ? builder : visit(builder, bound.to(advice), retries.keySet());
  }

  private DynamicType.Builder<?> locking(DynamicType.Builder<?> builder) {
    Map<String, LockMethod> locks = findings.locks(false);
    Advice.WithCustomMapping bound = Advice.withCustomMapping().bind(new LockBindings(locks));
    return locks.isEmpty() ? builder : visit(builder, bound.to(LockAdvice.class), locks.keySet());
  }

  private static DynamicType.Builder<?> visit(
      DynamicType.Builder<?> builder, Advice advice, Set<String> methods) {
    return builder.visit(advice.on(new Among(methods)));
  }

  private Visitor marking() {
    return new Visitor() {
      @Override
      ClassVisitor before(ClassVisitor next) {
        return marker(next);
      }
    };
  }

  private ClassVisitor marker(ClassVisitor next) {
    return new Marker(next, version, findings.unwoven());
  }

  /** Here too: routing moves the lock's head, and retry that of routing. */
  private Visitor moving() {
    Map<String, Head> retries = new LinkedHashMap<>();
    for (Map.Entry<String, RetryMethod> retry :
        findings.retries(RetryMethod.Form.STAGE).entrySet()) {
      retries.put(retry.getKey(), new RetryHead(retry.getValue()));
    }
    Map<String, Head> locks = new LinkedHashMap<>();
    for (Map.Entry<String, LockMethod> lock : findings.locks(true).entrySet()) {
      locks.put(lock.getKey(), new LockHead(lock.getValue()));
    }
    Map<String, Head> shards = new LinkedHashMap<>();
    for (Map.Entry<String, ShardMethod> shard : findings.shards().entrySet()) {
      shards.put(shard.getKey(), shard.getValue().head());
    }
    return new Visitor() {
      @Override
      ClassVisitor before(ClassVisitor next) {
        ClassVisitor out = next;
        out = retries.isEmpty() ? out : new BodyMover(out, retries);
        out = shards.isEmpty() ? out : new BodyMover(out, shards);
        out = locks.isEmpty() ? out : new BodyMover(out, locks);
        return new Additions(out, findings.keys(), findings.shards().values());
      }
    };
  }

  private Visitor refusing() {
    return new Visitor() {
      @Override
      ClassVisitor before(ClassVisitor next) {
        return refusing(next);
      }
    };
  }

  private ClassVisitor refusing(ClassVisitor next) {
    return findings.refused().isEmpty() ? next : new Refusal(next, findings.refused(), seesRuntime);
  }

  /** Matches methods by name and descriptor. */
  private static final class Among
      extends ElementMatcher.Junction.ForNonNullValues<MethodDescription> {
    private final Set<String> keys;

    Among(Set<String> keys) {
      this.keys = keys;
    }

    @Override
    protected boolean doMatch(MethodDescription method) {
      return keys.contains(method.getInternalName() + method.getDescriptor());
    }
  }
}
