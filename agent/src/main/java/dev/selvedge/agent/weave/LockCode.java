package dev.selvedge.agent.weave;

import dev.selvedge.agent.Names;
import dev.selvedge.contract.CompanionNames;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Emits what a {@code @DistributedLock} method needs of its host: its plan, its keys, its body. */
class LockCode extends HostCode {
  static final Type OBJECT = Type.getObjectType("java/lang/Object");

  final LockMethod lock;

  LockCode(LockMethod lock, MethodVisitor out) {
    super(lock.host(), lock.method(), out);
    this.lock = lock;
  }

  /** Leaves the plan on the stack. */
  final void plan() {
    out.visitFieldInsn(Opcodes.GETSTATIC, companion(), lock.planFieldName(), Names.LOCK_PLAN);
  }

  /** Leaves the keys on the stack. */
  final void keys() {
    if (lock.keys().hasHops()) {
      captureFor(method);
      call(lock.hopsName(), lock.hopsDescriptor(), method.isStatic(), true);
      return;
    }
    keysArguments();
    callKeys();
  }

  /** Calls the companion's method, the arguments being on the stack. */
  final void callKeys() {
    LockKeysCall keys = lock.keys();
    out.visitMethodInsn(Opcodes.INVOKESTATIC, companion(), keys.method(), keys.descriptor(), false);
  }

  /** Leaves a {@code Callable} that makes the keys. */
  final void keysLater() {
    if (lock.keys().hasHops()) {
      callLater(lock.hopsName(), OBJECT);
      return;
    }
    keysArguments();
    String descriptor = lock.keys().descriptor();
    lambda(
        CALLABLE,
        "call",
        descriptor.substring(1, descriptor.indexOf(')')),
        "()Ljava/lang/Object;",
        "()" + Names.LOCK_KEYS,
        new Handle(Opcodes.H_INVOKESTATIC, companion(), lock.keys().method(), descriptor, false));
  }

  private void keysArguments() {
    Type[] parameters = lock.keys().parameters();
    for (int i = 0; i < parameters.length; i++) {
      Origin origin = lock.keys().arguments().get(i);
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
    Type[] parameters = method.parameters();
    int slot = method.isStatic() ? 0 : 1;
    for (int i = 0; i < origin.parameter(); i++) {
      slot += parameters[i].getSize();
    }
    out.visitVarInsn(parameters[origin.parameter()].getOpcode(Opcodes.ILOAD), slot);
  }

  /** The type of what {@link #load} leaves. */
  final Type type(Origin origin) {
    return origin.isThis()
        ? Type.getObjectType(host.name())
        : method.parameters()[origin.parameter()];
  }

  /** So that the verifier needs not know how the two are related. */
  final void cast(Type from, Type to) {
    if (!to.equals(from) && !to.equals(OBJECT)) {
      out.visitTypeInsn(Opcodes.CHECKCAST, to.getInternalName());
    }
  }

  private String companion() {
    return CompanionNames.companion(host.name());
  }
}
