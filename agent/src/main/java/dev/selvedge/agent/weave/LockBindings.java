package dev.selvedge.agent.weave;

import dev.selvedge.agent.advice.LockBinding;
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

/** Puts a method's own code in the place of the advice parameters marked {@link LockBinding}. */
final class LockBindings implements OffsetMapping.Factory<LockBinding> {
  private final Map<String, LockMethod> methods;

  /**
   * Bindings for one class.
   *
   * @param methods by name and descriptor
   */
  LockBindings(Map<String, LockMethod> methods) {
    this.methods = methods;
  }

  @Override
  public Class<LockBinding> getAnnotationType() {
    return LockBinding.class;
  }

  @Override
  public OffsetMapping make(
      ParameterDescription.InDefinedShape target,
      AnnotationDescription.Loadable<LockBinding> annotation,
      AdviceType adviceType) {
    return new Mapping(annotation.load().value(), methods);
  }

  /** Finds, for each method that the advice is woven into, what to put there. */
  private record Mapping(LockBinding.Kind kind, Map<String, LockMethod> methods)
      implements OffsetMapping {
    @Override
    public Target resolve(
        TypeDescription host,
        MethodDescription method,
        Assigner assigner,
        Advice.ArgumentHandler variables,
        Sort sort) {
      LockMethod lock =
          Objects.requireNonNull(methods.get(method.getInternalName() + method.getDescriptor()));
      return new Target.ForStackManipulation(new Piece(kind, lock));
    }
  }

  /** One piece of code, which leaves one value on the stack. */
  private static final class Piece extends StackManipulation.AbstractBase {
    private final LockBinding.Kind kind;
    private final LockMethod lock;

    Piece(LockBinding.Kind kind, LockMethod lock) {
      this.kind = kind;
      this.lock = lock;
    }

    @Override
    public Size apply(MethodVisitor out, Implementation.Context context) {
      KeyCode code = new KeyCode(lock.keys(), out);
      switch (kind) {
        case PLAN -> code.plan();
        case KEYS -> code.key();
        case EMPTIES -> out.visitInsn(lock.skipsToEmpty() ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
        case EMPTY -> empty(out);
      }
      return new Size(1, lock.keys().stack());
    }

    private void empty(MethodVisitor out) {
      if (lock.skipsToEmpty()) {
        String type = lock.method().result().getInternalName();
        out.visitMethodInsn(Opcodes.INVOKESTATIC, type, "empty", "()L" + type + ";", false);
      } else {
        out.visitInsn(Opcodes.ACONST_NULL);
      }
    }
  }
}
