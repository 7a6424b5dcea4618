package dev.selvedge.agent.weave;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes a method of the host that takes what the annotated method takes, makes the steps that only
 * the host may make, and calls the companion's method with what they lead to. A method of its own,
 * because it branches: what is woven into a body must not.
 */
final class HopsCode extends KeyCode {
  /** While a step is made: a value of two words, or a reference twice. */
  private static final int STACK = 2;

  /** The types of its local variables, in the form of stack map frames. */
  private final List<Object> locals;

  private HopsCode(KeyCall key, MethodVisitor out) {
    super(key, out);
    locals = frameLocals();
  }

  static void write(KeyCall key, ClassVisitor out) {
    int access =
        Opcodes.ACC_PRIVATE
            | Opcodes.ACC_SYNTHETIC
            | (key.method().isStatic() ? Opcodes.ACC_STATIC : 0);
    MethodVisitor method =
        out.visitMethod(access, key.hopsName(), key.hopsDescriptor(), null, null);
    if (method != null) {
      new HopsCode(key, method).write();
    }
  }

  private void write() {
    out.visitCode();
    Type[] parameters = key.parameters();
    int slot = method.words();
    for (int i = 0; i < parameters.length; i++) {
      Origin origin = key.arguments().get(i);
      if (!origin.hops().isEmpty()) {
        cast(follow(origin), parameters[i]);
        out.visitVarInsn(Opcodes.ASTORE, slot++);
        locals.add(frameType(parameters[i]));
      }
    }
    passAll(parameters);
    out.visitInsn(key.result().getOpcode(Opcodes.IRETURN));
    out.visitMaxs(Math.max(STACK, key.words()), slot);
    out.visitEnd();
  }

  private void passAll(Type[] parameters) {
    int slot = method.words();
    for (int i = 0; i < parameters.length; i++) {
      Origin origin = key.arguments().get(i);
      if (origin.hops().isEmpty()) {
        load(origin);
        cast(type(origin), parameters[i]);
      } else {
        out.visitVarInsn(Opcodes.ALOAD, slot++);
      }
    }
    callMaker();
  }

  /** Leaves what the hops lead to, or null, with nothing else on the stack; returns its type. */
  private Type follow(Origin origin) {
    Label end = new Label();
    boolean branches = false;
    load(origin);
    Type at = type(origin);
    boolean isNullable = !origin.isThis();
    for (Hop hop : origin.hops()) {
      if (isNullable) {
        out.visitInsn(Opcodes.DUP);
        out.visitJumpInsn(Opcodes.IFNULL, end);
        branches = true;
      }
      take(hop, at);
      at = hop.result();
      isNullable = true;
    }
    box(at);
    if (branches) {
      out.visitLabel(end);
      frame(locals, OBJECT.getInternalName());
    }
    return OBJECT;
  }

  /**
   * Takes one step. On an object of the host's own class the member is looked for from there, as
   * the compiler does it: protected members of another package are only reached so.
   */
  private void take(Hop hop, Type from) {
    boolean ofInterface = hop.kind() == Hop.Kind.INTERFACE_METHOD;
    boolean onHost = from.getInternalName().equals(host.name()) && !host.isInterface();
    String owner = onHost && !ofInterface ? host.name() : hop.owner();
    cast(from, Type.getObjectType(owner));
    if (hop.kind() == Hop.Kind.FIELD) {
      out.visitFieldInsn(Opcodes.GETFIELD, owner, hop.name(), hop.descriptor());
      return;
    }
    int opcode = ofInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    if (!ClassFormat.hasNests(host.majorVersion()) && isOwnPrivate(hop)) {
      opcode = Opcodes.INVOKESPECIAL;
    }
    out.visitMethodInsn(opcode, owner, hop.name(), hop.descriptor(), ofInterface);
  }

  private boolean isOwnPrivate(Hop hop) {
    MethodModel own = host.method(hop.name(), hop.descriptor());
    return hop.owner().equals(host.name()) && own != null && own.is(Opcodes.ACC_PRIVATE);
  }
}
