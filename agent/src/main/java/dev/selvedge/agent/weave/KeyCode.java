package dev.selvedge.agent.weave;

import dev.selvedge.contract.CompanionNames;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Emits what the weaving of a method with a key needs of its host: its plan, its key, its body. */
class KeyCode extends HostCode {
  final KeyCall key;

  KeyCode(KeyCall key, MethodVisitor out) {
    super(key.host(), key.method(), out);
    this.key = key;
  }

  /** Leaves the plan on the stack. */
  final void plan() {
    KeyKind kind = key.kind();
    out.visitFieldInsn(Opcodes.GETSTATIC, companion(), kind.planField(method), kind.plan());
  }

  /** Leaves the key on the stack. */
  final void key() {
    if (key.hasHops()) {
      captureFor(method);
      call(key.hopsName(), key.hopsDescriptor(), method.isStatic(), true);
      return;
    }
    keyArguments();
    callMaker();
  }

  /** Calls the companion's method, the arguments being on the stack. */
  final void callMaker() {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, companion(), key.maker(), key.descriptor(), false);
  }

  /** Leaves a {@code Callable} that makes the key, which is an object. */
  final void keyLater() {
    if (key.hasHops()) {
      callLater(key.hopsName(), key.result());
      return;
    }
    keyArguments();
    String descriptor = key.descriptor();
    lambda(
        CALLABLE,
        "call",
        descriptor.substring(1, descriptor.indexOf(')')),
        "()Ljava/lang/Object;",
        "()" + key.kind().result(),
        new Handle(Opcodes.H_INVOKESTATIC, companion(), key.maker(), descriptor, false));
  }

  private void keyArguments() {
    Type[] parameters = key.parameters();
    for (int i = 0; i < parameters.length; i++) {
      Origin origin = key.arguments().get(i);
      load(origin);
      cast(type(origin), parameters[i]);
    }
  }

  /** Loads {@code this} or a parameter, as the method was called with it. */
  final void load(Origin origin) {
    if (origin.isThis()) {
      out.visitVarInsn(Opcodes.ALOAD, 0);
      return;
    }
    Type type = method.parameters()[origin.parameter()];
    out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), method.slot(origin.parameter()));
  }

  /** The type of what {@link #load} leaves. */
  final Type type(Origin origin) {
    return origin.isThis()
        ? Type.getObjectType(host.name())
        : method.parameters()[origin.parameter()];
  }

  private String companion() {
    return CompanionNames.companion(host.name());
  }
}
