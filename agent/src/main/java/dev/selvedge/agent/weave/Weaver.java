package dev.selvedge.agent.weave;

import dev.selvedge.agent.advice.JudgingRetryAdvice;
import dev.selvedge.agent.advice.RetryAdvice;
import dev.selvedge.agent.advice.StageRetryAdvice;
import dev.selvedge.contract.CompanionNames;
import dev.selvedge.contract.Diagnostic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Turns the class file of an annotated class into a woven one: a pure function of the bytes and of
 * what stands around them. Immutable.
 */
public final class Weaver {
  private final String version;
  private final boolean refuseUnwoven;

  /**
   * A weaver.
   *
   * @param version what woven classes are marked with
   * @param refuseUnwoven whether methods that cannot be woven are rewritten to throw
   */
  public Weaver(String version, boolean refuseUnwoven) {
    this.version = version;
    this.refuseUnwoven = refuseUnwoven;
  }

  /**
   * Weaves one class.
   *
   * @param name internal name
   * @throws IOException if the companion is there but its bytes cannot be got
   */
  public WeaveResult weave(String name, byte[] classFile, ClassPath classPath) throws IOException {
    int original = ClassFormat.version(classFile);
    byte[] readable = ClassFormat.readable(classFile);
    ClassModel host = ModelReader.read(new ClassReader(readable));
    List<MethodModel> annotated = host.annotated();
    if (annotated.isEmpty()) {
      return WeaveResult.UNTOUCHED;
    }
    if (host.wovenBy() != null) {
      return host.wovenBy().equals(version)
          ? WeaveResult.UNTOUCHED
          : new WeaveResult(
              null,
              List.of(
                  Diagnostic.WEAVE_WRONG_VERSION.message(
                      host.binaryName(), host.wovenBy(), version)));
    }
    WeaveResult result = new Pass(host, readable, classPath).run(annotated);
    return ClassFormat.isNewer(classFile) && result.classFile() != null
        ? new WeaveResult(ClassFormat.withVersion(result.classFile(), original), result.problems())
        : result;
  }

  /** The weaving of one class; what cannot be woven is found out on the way. */
  private final class Pass {
    private final ClassModel host;
    private final byte[] classFile;
    private final ClassPath classPath;

    /** By name and descriptor, as are the refused. */
    private final Map<String, RetryMethod> weavable = new LinkedHashMap<>();

    private final Map<String, String> refused = new LinkedHashMap<>();
    private final List<String> unwoven = new ArrayList<>();

    Pass(ClassModel host, byte[] classFile, ClassPath classPath) {
      this.host = host;
      this.classFile = classFile;
      this.classPath = classPath;
    }

    WeaveResult run(List<MethodModel> annotated) throws IOException {
      sort(annotated);
      while (true) {
        try {
          return new WeaveResult(make(), problems());
        } catch (MethodTooLargeException e) {
          String key = e.getMethodName() + e.getDescriptor();
          RetryMethod large = weavable.remove(key);
          if (large == null) {
            return refuseAll(annotated, e);
          }
          refuse(large.method(), Diagnostic.WEAVE_TOO_LARGE.message(host.describe(large.method())));
        } catch (RuntimeException | LinkageError e) {
          return refuseAll(annotated, e);
        }
      }
    }

    private void sort(List<MethodModel> annotated) throws IOException {
      boolean tooOld = host.majorVersion() < ClassFormat.OLDEST_WOVEN;
      boolean seesRuntime = classPath.seesRuntime();
      Set<String> planFields = Set.of();
      String broken = null;
      try {
        planFields = seesRuntime ? CompanionReader.planFields(host, classPath) : planFields;
      } catch (RuntimeException e) { // what the bytecode library throws at a broken class file
        broken =
            Diagnostic.WEAVE_UNREADABLE.message(CompanionNames.companion(host.binaryName()), e);
      }
      RetryValidator validator = new RetryValidator(host, planFields);
      for (MethodModel method : annotated) {
        if (broken != null) {
          refuse(method, broken);
        } else if (!seesRuntime) {
          refuse(
              method,
              Diagnostic.WEAVE_RUNTIME_INVISIBLE.message(host.binaryName(), classPath.describe()));
        } else if (tooOld) {
          refuse(
              method,
              Diagnostic.WEAVE_OLD_CLASS_FILE.message(host.binaryName(), host.majorVersion()));
        } else {
          RetryValidator.Verdict verdict = validator.check(method);
          if (verdict.weavable() != null) {
            weavable.put(key(method), verdict.weavable());
          } else {
            refuse(method, String.valueOf(verdict.problem()));
          }
        }
      }
    }

    private void refuse(MethodModel method, String problem) {
      refused.put(key(method), problem);
      unwoven.add(method.signature() + ": " + problem);
    }

    private List<String> problems() {
      return List.copyOf(new LinkedHashSet<>(refused.values()));
    }

    /** The last resort: no advice at all, only throws. */
    private WeaveResult refuseAll(List<MethodModel> annotated, Throwable cause) {
      weavable.clear();
      for (MethodModel method : annotated) {
        if (!refused.containsKey(key(method))) {
          refuse(method, Diagnostic.WEAVE_FAILED.message(host.describe(method), cause));
        }
      }
      ClassReader reader = new ClassReader(classFile);
      ClassWriter writer = new ClassWriter(reader, 0);
      Marker marker = new Marker(writer, version, unwoven);
      reader.accept(refuses() ? new Refusal(marker, refused, classPath.seesRuntime()) : marker, 0);
      return new WeaveResult(writer.toByteArray(), problems());
    }

    /** One pass; the step visited first is the outermost. */
    private byte[] make() {
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
      RetryBindings bindings = new RetryBindings(weavable);
      builder = advise(builder, bindings, StageRetryAdvice.class, RetryMethod.Form.STAGE);
      builder = advise(builder, bindings, RetryAdvice.class, RetryMethod.Form.PLAIN);
      builder = advise(builder, bindings, JudgingRetryAdvice.class, RetryMethod.Form.JUDGING);
      return builder.visit(marking()).visit(moving()).visit(refusing()).make().getBytes();
    }

    private DynamicType.Builder<?> advise(
        DynamicType.Builder<?> builder,
        RetryBindings bindings,
        Class<?> advice,
        RetryMethod.Form form) {
      Map<String, RetryMethod> chosen = ofForm(form);
      return chosen.isEmpty()
          ? builder
          : builder.visit(
              Advice.withCustomMapping().bind(bindings).to(advice).on(new Among(chosen.keySet())));
    }

    private Map<String, RetryMethod> ofForm(RetryMethod.Form form) {
      Map<String, RetryMethod> found = new LinkedHashMap<>();
      for (Map.Entry<String, RetryMethod> entry : weavable.entrySet()) {
        if (entry.getValue().form() == form) {
          found.put(entry.getKey(), entry.getValue());
        }
      }
      return found;
    }

    private Visitor marking() {
      return new Visitor() {
        @Override
        ClassVisitor before(ClassVisitor next) {
          return new Marker(next, version, unwoven);
        }
      };
    }

    private Visitor moving() {
      Map<String, RetryMethod> stages = ofForm(RetryMethod.Form.STAGE);
      return new Visitor() {
        @Override
        ClassVisitor before(ClassVisitor next) {
          return stages.isEmpty() ? next : new BodyMover(next, stages);
        }
      };
    }

    private Visitor refusing() {
      return new Visitor() {
        @Override
        ClassVisitor before(ClassVisitor next) {
          return refuses() ? new Refusal(next, refused, classPath.seesRuntime()) : next;
        }
      };
    }

    private boolean refuses() {
      return refuseUnwoven && !refused.isEmpty();
    }
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

  private static String key(MethodModel method) {
    return method.name() + method.descriptor();
  }
}
