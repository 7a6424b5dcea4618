package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Emits, in the host class, what only the host can do: reach its plan and call its own methods,
 * private ones too.
 */
final class RetryCode {
  private static final String BOOTSTRAP_PLAN =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/String;[Ljava/lang/String;)Ljava/lang/invoke/CallSite;";
  private static final String BOOTSTRAP_LAMBDA =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
          + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";

  private final RetryMethod retry;
  private final MethodVisitor out;

  RetryCode(RetryMethod retry, MethodVisitor out) {
    this.retry = retry;
    this.out = out;
  }

  /** Leaves the plan on the stack. */
  void plan() {
    if (retry.planField()) {
      out.visitFieldInsn(
          Opcodes.GETSTATIC,
          CompanionNames.companion(retry.host().name()),
          retry.planFieldName(),
          Names.RETRY_PLAN);
      return;
    }
    Object[] constants = new Object[1 + retry.attributes().size()];
    constants[0] = retry.method().signature();
    for (int i = 1; i < constants.length; i++) {
      constants[i] = retry.attributes().get(i - 1);
    }
    Handle bootstrap =
        new Handle(Opcodes.H_INVOKESTATIC, Names.WOVEN_RETRY, "plan", BOOTSTRAP_PLAN, false);
    out.visitInvokeDynamicInsn("plan", "()Ljava/lang/Object;", bootstrap, constants);
  }

  /** Loads {@code this} where the callee needs it. */
  void receiver(MethodModel callee) {
    if (!callee.isStatic()) {
      out.visitVarInsn(Opcodes.ALOAD, 0);
    }
  }

  /** Loads the receiver, if the callee has one, and the host's arguments. */
  void captureFor(MethodModel callee) {
    receiver(callee);
    int slot = retry.method().isStatic() ? 0 : 1;
    for (Type parameter : retry.method().parameters()) {
      out.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
  }

  /** Loads what a fallback takes; {@code cause} is the variable that holds the failure. */
  void fallbackArguments(MethodModel fallback, int cause) {
    captureFor(fallback);
    if (retry.fallbackTakesFailure()) {
      Type[] parameters = fallback.parameters();
      out.visitVarInsn(Opcodes.ALOAD, cause);
      out.visitTypeInsn(Opcodes.CHECKCAST, parameters[parameters.length - 1].getInternalName());
    }
  }

  /** Calls a method of the host. */
  void call(String name, String descriptor, boolean isStatic, boolean isPrivate) {
    boolean inInterface = retry.host().isInterface();
    int opcode;
    if (isStatic) {
      opcode = Opcodes.INVOKESTATIC;
    } else if (isPrivate) {
      opcode = Opcodes.INVOKESPECIAL;
    } else {
      opcode = inInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    }
    out.visitMethodInsn(opcode, retry.host().name(), name, descriptor, inInterface);
  }

  void call(MethodModel callee) {
    call(callee.name(), callee.descriptor(), callee.isStatic(), callee.is(Opcodes.ACC_PRIVATE));
  }

  /**
   * Turns the captured values on the stack into a functional object that calls a method of the
   * host.
   *
   * @param type internal name of the functional interface
   * @param captured types on the stack, {@code this} included
   * @param erased descriptor of the interface's method
   * @param actual the same with the types that the callee takes
   */
  void lambda(
      String type,
      String method,
      String captured,
      String erased,
      String actual,
      String callee,
      String calleeDescriptor,
      boolean isStatic,
      boolean isPrivate) {
    boolean inInterface = retry.host().isInterface();
    int kind;
    if (isStatic) {
      kind = Opcodes.H_INVOKESTATIC;
    } else if (isPrivate) {
      kind = Opcodes.H_INVOKESPECIAL;
    } else {
      kind = inInterface ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
    }
    Handle target = new Handle(kind, retry.host().name(), callee, calleeDescriptor, inInterface);
    Handle factory =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            "java/lang/invoke/LambdaMetafactory",
            "metafactory",
            BOOTSTRAP_LAMBDA,
            false);
    out.visitInvokeDynamicInsn(
        method,
        "(" + captured + ")L" + type + ";",
        factory,
        Type.getMethodType(erased),
        target,
        Type.getMethodType(actual));
  }

  /** Descriptor parts of {@code this} (unless static) and the method's parameters. */
  String captured(boolean withReceiver) {
    StringBuilder text = new StringBuilder();
    if (withReceiver) {
      text.append('L').append(retry.host().name()).append(';');
    }
    for (Type parameter : retry.method().parameters()) {
      text.append(parameter.getDescriptor());
    }
    return text.toString();
  }

  /** Leaves the wrapper of a primitive, or the reference, as an Object. */
  void box(Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.ACONST_NULL);
    } else if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
      String wrapper = wrapper(type);
      out.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          wrapper,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + wrapper + ";",
          false);
    }
  }

  private static String wrapper(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN -> "java/lang/Boolean";
      case Type.CHAR -> "java/lang/Character";
      case Type.BYTE -> "java/lang/Byte";
      case Type.SHORT -> "java/lang/Short";
      case Type.INT -> "java/lang/Integer";
      case Type.FLOAT -> "java/lang/Float";
      case Type.LONG -> "java/lang/Long";
      case Type.DOUBLE -> "java/lang/Double";
      default -> throw new IllegalArgumentException(type + " is not primitive");
    };
  }

  /** Pushes a class, or null. */
  void classConstant(@Nullable Type type) {
    if (type == null) {
      out.visitInsn(Opcodes.ACONST_NULL);
    } else {
      out.visitLdcInsn(type);
    }
  }
}
