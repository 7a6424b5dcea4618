package dev.selvedge.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Emits, in the host class, what only the host can do: call its own methods, private ones too, now
 * or later.
 */
abstract class HostCode {
  /** What the JVM lets a lambda capture: a method handle may take 255 words. */
  static final int MOST_CAPTURED = 253;

  static final String CALLABLE = "java/util/concurrent/Callable";

  static final Type OBJECT = Type.getObjectType("java/lang/Object");

  private static final String BOOTSTRAP_LAMBDA =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodHandle;"
          + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;";

  final ClassModel host;
  final MethodModel method;
  final MethodVisitor out;

  /** Code for one method of the host. */
  HostCode(ClassModel host, MethodModel method, MethodVisitor out) {
    this.host = host;
    this.method = method;
    this.out = out;
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
    int slot = method.isStatic() ? 0 : 1;
    for (Type parameter : method.parameters()) {
      out.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), slot);
      slot += parameter.getSize();
    }
  }

  /** Calls a method of the host. */
  void call(String name, String descriptor, boolean isStatic, boolean isPrivate) {
    boolean inInterface = host.isInterface();
    int opcode;
    if (isStatic) {
      opcode = Opcodes.INVOKESTATIC;
    } else if (isPrivate) {
      opcode = Opcodes.INVOKESPECIAL;
    } else {
      opcode = inInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    }
    out.visitMethodInsn(opcode, host.name(), name, descriptor, inInterface);
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
    boolean inInterface = host.isInterface();
    int kind;
    if (isStatic) {
      kind = Opcodes.H_INVOKESTATIC;
    } else if (isPrivate) {
      kind = Opcodes.H_INVOKESPECIAL;
    } else {
      kind = inInterface ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
    }
    lambda(
        type,
        method,
        captured,
        erased,
        actual,
        new Handle(kind, host.name(), callee, calleeDescriptor, inInterface));
  }

  /** The same of any method that the host may call. */
  void lambda(
      String type, String method, String captured, String erased, String actual, Handle target) {
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

  /**
   * Leaves a {@code Callable} that calls a method of the host with the same arguments.
   *
   * @param callee a private method with the same parameters
   * @param result what that returns, not void
   */
  void callLater(String callee, Type result) {
    captureFor(method);
    boolean isStatic = method.isStatic();
    lambda(
        CALLABLE,
        "call",
        captured(!isStatic),
        "()Ljava/lang/Object;",
        "()" + (isReference(result) ? result.getDescriptor() : 'L' + wrapper(result) + ';'),
        callee,
        Type.getMethodDescriptor(result, method.parameters()),
        isStatic,
        true);
  }

  /** Descriptor parts of {@code this} (unless static) and the method's parameters. */
  String captured(boolean withReceiver) {
    StringBuilder text = new StringBuilder();
    if (withReceiver) {
      text.append('L').append(host.name()).append(';');
    }
    for (Type parameter : method.parameters()) {
      text.append(parameter.getDescriptor());
    }
    return text.toString();
  }

  /** Leaves the wrapper of a primitive, or the reference, as an Object. */
  void box(Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.ACONST_NULL);
    } else if (!isReference(type)) {
      String wrapper = wrapper(type);
      out.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          wrapper,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + wrapper + ";",
          false);
    }
  }

  /** Turns the Object on the stack into a value of the type; leaves nothing for void. */
  void unbox(Type type) {
    if (type.getSort() == Type.VOID) {
      out.visitInsn(Opcodes.POP);
    } else if (isReference(type)) {
      cast(OBJECT, type);
    } else {
      String wrapper = wrapper(type);
      out.visitTypeInsn(Opcodes.CHECKCAST, wrapper);
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          wrapper,
          type.getClassName() + "Value",
          "()" + type.getDescriptor(),
          false);
    }
  }

  /** Returns what is on the stack, from the method itself. */
  void giveBack() {
    out.visitInsn(method.result().getOpcode(Opcodes.IRETURN));
  }

  /** So that the verifier needs not know how the two are related. */
  void cast(Type from, Type to) {
    if (!to.equals(from) && !to.equals(OBJECT)) {
      out.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }

  /** The local variables at the method's begin, in the form of stack map frames. */
  List<Object> frameLocals() {
    List<Object> locals = new ArrayList<>();
    if (!method.isStatic()) {
      locals.add(host.name());
    }
    for (Type parameter : method.parameters()) {
      locals.add(frameType(parameter));
    }
    return locals;
  }

  /** A whole stack map frame, with one value on the stack or none. */
  void frame(List<Object> locals, @Nullable Object onStack) {
    Object[] stack = onStack == null ? new Object[0] : new Object[] {onStack};
    out.visitFrame(Opcodes.F_FULL, locals.size(), locals.toArray(), stack.length, stack);
  }

  static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.LONG -> Opcodes.LONG;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.OBJECT, Type.ARRAY -> type.getInternalName();
      default -> Opcodes.INTEGER;
    };
  }

  static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  static String wrapper(Type type) {
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
