package dev.selvedge.agent.weave;

import dev.selvedge.agent.advice.Binding;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Puts a method's own code in the place of the advice parameters marked {@link Binding}. */
final class RetryBindings implements OffsetMapping.Factory<Binding> {
  private static final String FUNCTION = "java/util/function/Function";
  private static final String PREDICATE = "java/util/function/Predicate";

  /** More than any of the pieces needs beside the arguments: each is a call and a few constants. */
  private static final int STACK = 8;

  private final Map<String, RetryMethod> methods;

  /**
   * Bindings for one class.
   *
   * @param methods by name and descriptor
   */
  RetryBindings(Map<String, RetryMethod> methods) {
    this.methods = methods;
  }

  @Override
  public Class<Binding> getAnnotationType() {
    return Binding.class;
  }

  @Override
  public OffsetMapping make(
      ParameterDescription.InDefinedShape target,
      AnnotationDescription.Loadable<Binding> annotation,
      AdviceType adviceType) {
    return new Mapping(annotation.load().value(), methods);
  }

  /** Finds, for each method that the advice is woven into, what to put there. */
  private record Mapping(Binding.Kind kind, Map<String, RetryMethod> methods)
      implements OffsetMapping {
    @Override
    public Target resolve(
        TypeDescription host,
        MethodDescription method,
        Assigner assigner,
        Advice.ArgumentHandler variables,
        Sort sort) {
      RetryMethod retry =
          Objects.requireNonNull(methods.get(method.getInternalName() + method.getDescriptor()));
      return new Target.ForStackManipulation(new Piece(kind, retry, variables));
    }
  }

  /** One piece of code, which leaves one value on the stack. */
  private static final class Piece extends StackManipulation.AbstractBase {
    private final Binding.Kind kind;
    private final RetryMethod retry;
    private final Advice.ArgumentHandler variables;

    Piece(Binding.Kind kind, RetryMethod retry, Advice.ArgumentHandler variables) {
      this.kind = kind;
      this.retry = retry;
      this.variables = variables;
    }

    @Override
    public Size apply(MethodVisitor out, Implementation.Context context) {
      RetryCode code = new RetryCode(retry, out);
      switch (kind) {
        case PLAN -> code.plan();
        case TIMED -> constant(out, retry.isTimed());
        case JUDGED -> constant(out, retry.predicate() != null);
        case BACKED -> constant(out, retry.fallback() != null);
        case REJECTED -> rejected(code, out);
        case FITS -> fits(out);
        case STAND_IN -> standIn(code, out);
        case ATTEMPT -> attempt(code);
        case JUDGE -> judge(code, out);
        case STAND_IN_LATER -> standInLater(code, out);
        case STAND_IN_TAKES ->
            code.classConstant(retry.fallbackTakesFailure() ? failureType() : null);
      }
      return new Size(1, STACK + Type.getArgumentsAndReturnSizes(retry.method().descriptor()) / 4);
    }

    private static void constant(MethodVisitor out, boolean value) {
      out.visitInsn(value ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
    }

    private void rejected(RetryCode code, MethodVisitor out) {
      MethodModel predicate = retry.predicate();
      if (predicate == null) {
        out.visitInsn(Opcodes.ICONST_0);
        return;
      }
      Type result = retry.method().result();
      Type parameter = predicate.parameters()[0];
      code.receiver(predicate);
      out.visitVarInsn(result.getOpcode(Opcodes.ILOAD), variables.returned());
      if (!parameter.equals(result)) {
        out.visitTypeInsn(Opcodes.CHECKCAST, parameter.getInternalName());
      }
      code.call(predicate);
    }

    private void fits(MethodVisitor out) {
      if (retry.fallbackTakesFailure()) {
        out.visitVarInsn(Opcodes.ALOAD, variables.named("cause"));
        out.visitTypeInsn(Opcodes.INSTANCEOF, failureType().getInternalName());
      } else {
        constant(out, retry.fallback() != null);
      }
    }

    private void standIn(RetryCode code, MethodVisitor out) {
      MethodModel fallback = retry.fallback();
      if (fallback == null) {
        out.visitInsn(Opcodes.ACONST_NULL);
        return;
      }
      code.fallbackArguments(fallback, variables.named("cause"));
      code.call(fallback);
      code.box(fallback.result());
    }

    private void attempt(RetryCode code) {
      code.callLater(retry.bodyName(), retry.method().result());
    }

    private void judge(RetryCode code, MethodVisitor out) {
      MethodModel predicate = retry.predicate();
      if (predicate == null) {
        out.visitInsn(Opcodes.ACONST_NULL);
        return;
      }
      code.receiver(predicate);
      code.lambda(
          PREDICATE,
          "test",
          predicate.isStatic() ? "" : "L" + retry.host().name() + ";",
          "(Ljava/lang/Object;)Z",
          predicate.descriptor(),
          predicate.name(),
          predicate.descriptor(),
          predicate.isStatic(),
          predicate.is(Opcodes.ACC_PRIVATE));
    }

    private void standInLater(RetryCode code, MethodVisitor out) {
      MethodModel fallback = retry.fallback();
      if (fallback == null) {
        out.visitInsn(Opcodes.ACONST_NULL);
        return;
      }
      boolean late = retry.fallbackTakesFailure();
      code.captureFor(fallback);
      String result = fallback.result().getDescriptor();
      code.lambda(
          late ? FUNCTION : HostCode.CALLABLE,
          late ? "apply" : "call",
          code.captured(!fallback.isStatic()),
          late ? "(Ljava/lang/Object;)Ljava/lang/Object;" : "()Ljava/lang/Object;",
          late ? "(" + failureType().getDescriptor() + ")" + result : "()" + result,
          fallback.name(),
          fallback.descriptor(),
          fallback.isStatic(),
          fallback.is(Opcodes.ACC_PRIVATE));
    }

    private Type failureType() {
      Type[] parameters = Objects.requireNonNull(retry.fallback()).parameters();
      return parameters[parameters.length - 1];
    }
  }
}
